/**
 * IPTC Subject Codes with their English names and the Media Topic
 * that says the same: `=` the same number, `-` none of its own.
 * From the IPTC's Subject Codes, release 19 of September 2008,
 * and Media Topics, release of September 2015, copyright IPTC, www.iptc.org, licensed under Creative Commons Attribution 4.0
 * (https://creativecommons.org/licenses/by/4.0/); reduced to code and name; the pairs are by name. Data only, read by subjects.ts.
 */
export const SUBJECT_CODE_LINES = `
01000000 = arts, culture and entertainment
01001000 20000744 archaeology
01002000 20000032 architecture
01003000 20000875 bullfighting
01004000 - festive event (including carnival)
01005000 20000005 cinema
01005001 20000006 film festival
01006000 20000007 dance
01007000 20000011 fashion
01007001 - jewelry
01008000 20000042 language
01009000 20000043 library and museum
01010000 20000013 literature
01010001 20000015 fiction
01010002 20000017 poetry
01011000 20000018 music
01011001 20000022 classical music
01011002 20000024 folk music
01011003 20000025 jazz music
01011004 20000026 popular music
01011005 20000023 country music
01011006 20000027 rock and roll music
01011007 - hip-hop
01012000 20000035 painting
01013000 20000036 photography
01014000 20000050 radio
01015000 20000037 sculpture
01015001 - plastic art
01016000 20000051 television
01016001 - soap opera
01017000 20000029 theatre
01017001 20000030 music theatre
01018000 20000044 monument and heritage site
01018001 - institution
01019000 20000040 customs and tradition
01020000 20000002 arts (general)
01021000 20000002 entertainment (general)
01021001 - entertainment award
01022000 20000038 culture (general)
01022001 20000039 cultural development
01023000 20000557 nightclub
01024000 20000004 cartoon
01025000 20000003 animation
01026000 20000045 mass media
01026001 20000049 periodicals
01026002 20000046 news media
01026003 20000047 newspapers
01026004 - reviews
01027000 20000048 internet
01028000 20000747 history
02000000 = crime, law and justice
02001000 20000082 crime
02001001 20000099 homicide
02001002 20000086 computer crime
02001003 20000104 theft
02001004 20000096 drug trafficking
02001005 20000085 sexual assault
02001006 20000084 assault (general)
02001007 20000100 kidnapping
02001008 20000083 arson
02001009 20000102 gang activity
02001010 20000103 terrorism
02002000 20000106 judiciary (system of justice)
02002001 - lawyer
02002002 20000110 judge
02002003 20000109 court administration
02003000 20000133 police
02003001 20000129 law enforcement
02003002 - investigation
02003003 20000130 arrest
02004000 20000134 punishment
02004001 - fine
02004002 - execution
02005000 20000137 prison
02006000 20000121 laws
02006001 - criminal
02006002 - civil
02007000 20000119 justice and rights
02007001 20000120 civil rights
02008000 20000111 trials
02008001 20000114 litigation
02008002 20000117 arbitration
02008003 20000112 court preliminary
02009000 20000118 prosecution
02009001 20000113 defendant
02009002 20000115 witness
02010000 20000101 organized crime
02011000 20000126 international law
02011001 20000128 international court or tribunal
02011002 20000127 extradition
02012000 20000087 corporate crime
02012001 20000097 fraud
02012002 20000090 embezzlement
02012003 20000092 restraint of trade
02012004 20000089 breach of contract
02012005 20000088 anti-trust crime
02012006 20000093 corruption
02012007 20000094 bribery
02013000 20000105 war crime
02014000 - inquest
02015000 - inquiry
02016000 - tribunal
03000000 = disaster and accident
03001000 20000152 drought
03002000 20000153 earthquake
03003000 20000149 famine
03004000 20000150 fire
03005000 20000154 flood
03006000 20000141 industrial accident
03006001 20000161 structural failures
03007000 20000157 meteorological disaster
03007001 20000158 windstorms
03008000 20000142 nuclear accident
03009000 20000424 pollution
03010000 20000143 transport accident
03010001 - road accident
03010002 - railway accident
03010003 - air and space accident
03010004 - maritime accident
03011000 20000159 volcanic eruption
03012000 - relief and aid organisation
03013000 20000139 accident (general)
03014000 20000160 emergency incident
03014001 - explosion
03015000 20000148 disaster (general)
03015001 20000151 natural disasters
03015002 - avalanche/landslide
03016000 20000167 emergency planning
03017000 - rescue
04000000 = economy, business and finance
04001000 20000210 agriculture
04001001 20000212 arable farming
04001002 20000213 fishing industry
04001003 20000214 forestry and timber
04001004 20000215 livestock farming
04001005 20000216 viniculture
04001006 20000211 aquaculture
04002000 20000217 chemicals
04002001 - biotechnology
04002002 20000219 fertiliser
04002003 20000220 health and beauty product
04002004 20000221 inorganic chemical
04002005 20000222 organic chemical
04002006 20000223 pharmaceutical
04002007 - synthetic and plastic
04003000 20000225 computing and information technology
04003001 20000226 hardware
04003002 - networking
04003003 20000228 satellite technology
04003004 20000230 semiconductors and active components
04003005 20000231 software
04003006 20000232 telecommunication equipment
04003007 20000233 telecommunication service
04003008 - security
04003009 20000234 wireless technology
04004000 20000235 construction and property
04004001 20000238 heavy construction
04004002 20000239 house building
04004003 20000241 real estate
04004004 20000237 farms
04004005 20000240 land price
04004006 20000242 renovation
04004007 20000236 design and engineering
04005000 20000256 energy and resource
04005001 20000257 alternative energy
04005002 20000258 coal
04005003 20000266 oil and gas - downstream activities
04005004 20000267 oil and gas - upstream activities
04005005 20000265 nuclear power
04005006 20000260 electricity production and distribution
04005007 20000269 waste management and pollution control
04005008 20000270 water supply
04005009 20000430 natural resources (general)
04005010 - energy (general)
04005011 20000263 natural gas
04005012 20000268 petrol
04005013 20000259 diesel fuel
04005014 20000262 kerosene/paraffin
04006000 20000271 financial and business service
04006001 20000272 accountancy and auditing
04006002 20000274 banking
04006003 20000275 consultancy service
04006004 20000276 employment agency
04006005 20000278 healthcare provider
04006006 20000279 insurance
04006007 20000282 legal service
04006008 20000283 market research
04006009 20000292 stock broking
04006010 20000287 personal investing
04006011 20000284 market trend
04006012 20000291 shipping service
04006013 20000288 personal service
04006014 20000281 janitorial service
04006015 20000277 funeral parlour and crematorium
04006016 20000290 rental service
04006017 20000293 wedding service
04006018 20000285 personal finance
04006019 20000286 personal income
04006020 20000273 auction service
04006021 20000289 printing/promotional service
04006022 20000280 investment service
04007000 20000243 consumer goods
04007001 20000245 clothing
04007002 20000246 department store
04007003 20000248 food
04007004 20000250 mail order
04007005 20000252 retail
04007006 20000253 speciality store
04007007 20000255 wholesale
04007008 20000244 beverage
04007009 20000247 electronic commerce
04007010 20000249 luxury good
04007011 20000251 non-durable good
04007012 20000254 toy
04008000 20000346 macro economics
04008001 20000350 central bank
04008002 20000353 consumer issue
04008003 20000390 debt market
04008004 20000358 economic indicator
04008005 20000364 emerging market
04008006 20000391 foreign exchange market
04008007 20000367 government aid
04008008 20000368 government debt
04008009 20000371 interest rate
04008010 20000372 international economic institution
04008011 - international (foreign) trade
04008012 20000392 loan market
04008013 - economic organization
04008014 20000352 consumer confidence
04008015 20000376 trade dispute
04008016 - inflation and deflation
04008017 20000382 prices
04008018 20000355 currency values
04008019 20000348 budgets and budgeting
04008020 20000354 credit and debt
04008021 20000393 loans
04008022 20000380 mortgages
04008023 - financial markets
04008024 20000386 commodity markets
04008025 20000378 investments
04008026 20000396 stocks
04008027 20000347 bonds
04008028 20000381 mutual funds
04008029 20000395 derivative securities
04008030 20000369 imports
04008031 20000366 exports
04008032 20000374 trade agreements
04008033 20000377 trade policy
04008034 20000349 business enterprises
04008035 20000384 tariff
04008036 20000375 trade balance
04009000 20000385 market and exchange
04009001 - energy
04009002 20000388 metal
04009003 20000394 securities
04009004 20000389 soft commodity
04010000 20000304 media
04010001 20000305 advertising
04010002 - book
04010003 20000307 cinema industry
04010004 20000309 news agency
04010005 20000310 newspaper and magazine
04010006 - online
04010007 20000312 public relation
04010008 20000313 radio industry
04010009 20000314 satellite and cable service
04010010 20000315 television industry
04010011 20000308 music industry
04011000 20000294 manufacturing and engineering
04011001 20000295 aerospace
04011002 20000296 automotive equipment
04011003 20000297 defence equipment
04011004 20000298 electrical appliance
04011005 20000299 heavy engineering
04011006 20000300 industrial component
04011007 20000301 instrument engineering
04011008 20000303 shipbuilding
04011009 20000302 machine manufacturing
04012000 20000316 metal and mineral
04012001 20000317 building material
04012002 20000318 gold and precious material
04012003 20000319 iron and steel
04012004 20000321 non ferrous metal
04012005 20000320 mining
04013000 20000322 process industry
04013001 20000323 distiller and brewer
04013002 20000248 food
04013003 20000325 furnishings and furniture
04013004 20000326 paper and packaging product
04013005 20000327 rubber product
04013006 20000328 soft drinks
04013007 20000329 textile and clothing
04013008 20000330 tobacco
04014000 20000331 tourism and leisure
04014001 20000332 casino and gambling
04014002 20000333 hotel and accommodation
04014003 20000334 recreational and sporting goods
04014004 20000335 restaurant and catering
04014005 20000336 tour operator
04015000 20000337 transport
04015001 20000338 air transport
04015002 - railway
04015003 20000341 road transport
04015004 20000343 waterway and maritime transport
04016000 20000170 company information
04016001 20000172 accounting and audit
04016002 20000193 annual and special corporate meeting
04016003 20000194 annual report
04016004 20000123 antitrust issue
04016005 - merger, acquisition and takeover
04016006 20000173 analysts' comment
04016007 20000174 bankruptcy
04016008 - board of directors (appointment and change)
04016009 20000175 buyback
04016010 - C.E.O. interview
04016011 - corporate officer
04016012 - corporate profile
04016013 - contract
04016014 - defence contract
04016015 20000177 dividend announcement
04016016 20000179 earnings forecast
04016017 20000182 financially distressed company
04016018 20000178 earnings
04016019 20000183 financing and stock offering
04016020 - government contract
04016021 - global expansion
04016022 20000091 insider trading
04016023 20000200 joint venture
04016024 20000201 leveraged buyout
04016025 20000189 layoffs and downsizing
04016026 20000202 licensing agreement
04016027 - litigation and regulation
04016028 - management change
04016029 - marketing
04016030 - new product
04016031 20000206 patent, copyright and trademark
04016032 - plant closing
04016033 - plant opening
04016034 20000624 privatisation
04016035 20000181 proxy filing
04016036 - rating
04016037 20000208 research and development
04016038 - quarterly or semiannual financial statement
04016039 20000184 restructuring and recapitalisation
04016040 - spin-off
04016041 20000186 stock activity
04016042 20000360 industrial production
04016043 20000362 productivity
04016044 20000361 inventories
04016045 - sales
04016046 - corporations
04016047 20000185 shareholders
04016048 - corporate performance
04016049 - losses
04016050 20000176 credit ratings
04016051 - stock splits
04016052 20000191 stock options
04016053 20000207 recalls (products)
04016054 - globalization
04016055 20000351 consumers
04016056 - purchase
04016057 - new service
04017000 20000344 economy (general)
04017001 20000345 economic policy
04018000 20000170 business (general)
04018001 - institution
04019000 - finance (general)
04019001 20000379 money and monetary policy
05000000 = education
05001000 20000403 adult education
05002000 20000402 further education
05003000 20000398 parent organisation
05004000 20000409 preschool
05005000 20000400 school
05005001 20000401 elementary schools
05005002 20000408 middle schools
05005003 20000404 high schools
05006000 - teachers union
05007000 20000407 university
05008000 - upbringing
05009000 20000414 entrance examination
05010000 20000411 teaching and learning
05010001 20000415 students
05010002 20000416 teachers
05010003 20000412 curriculum
05010004 - test/examination
05011000 20000399 religious education
05011001 - parochial school
05011002 - seminary
05011003 - yeshiva
05011004 - madrasa
06000000 = environmental issue
06001000 20000436 renewable energy
06002000 20000420 conservation
06002001 20000443 endangered species
06002002 20000442 ecosystem
06003000 20000421 energy saving
06004000 20000423 environmental politics
06005000 20000424 environmental pollution
06005001 20000425 air pollution
06005002 20000429 water pollution
06006000 20000430 natural resources
06006001 20000432 land resources
06006002 20000422 parks
06006003 20000433 forests
06006004 20000440 wetlands
06006005 20000434 mountains
06006006 20000439 rivers
06006007 20000438 oceans
06006008 - wildlife
06006009 20000431 energy resources
06007000 20000441 nature
06007001 20000444 invasive species
06008000 20000435 population
06009000 20000428 waste
06010000 20000437 water
06011000 20000419 global warming
06012000 20000427 hazardous materials
06013000 20000426 environmental cleanup
07000000 = health
07001000 20000446 disease
07001001 20000448 communicable diseases
07001002 20000451 virus diseases
07001003 20000452 AIDS
07001004 20000447 cancer
07001005 20000454 heart disease
07001006 - alzheimer's disease
07001007 20000494 animal diseases
07001008 20000495 plant diseases
07001009 20000453 retrovirus
07002000 20000449 epidemic and plague
07003000 20000464 health treatment
07003001 20000468 prescription drugs
07003002 20000466 dietary supplements
07003003 20000465 diet
07003004 20000469 medical procedure/test
07003005 20000478 therapy
07004000 20000463 health organisations
07005000 20000737 medical research
07006000 20000492 medical staff
07006001 - primary care physician
07006002 - health-workers union
07007000 20000470 medicine
07007001 - herbal
07007002 - holistic
07007003 - western
07007004 - traditional Chinese
07008000 20000476 preventative medicine
07008001 20000477 vaccines
07009000 20000456 injury
07010000 20000462 hospital and clinic
07011000 20000480 government health care
07011001 20000482 medicare
07011002 20000481 medicaid
07012000 20000484 private health care
07013000 20000479 healthcare policy
07013001 - food safety
07014000 20000487 medical specialisation
07014001 - geriatric
07014002 - pediatrics
07014003 - reproduction
07014004 20000721 genetics
07014005 - obstetrics/gynecology
07015000 20000486 medical service
07016000 20000475 physical fitness
07017000 20000455 illness
07017001 - mental illness
07017002 20000459 eating disorder
07017003 20000460 obesity
07018000 20000457 medical conditions
07019000 - patient
08000000 = human interest
08001000 20000500 animal
08002000 - curiosity
08003000 20000502 people
08003001 - advice
08003002 20000505 celebrity
08003003 20000497 accomplishment
08003004 20000503 human mishap
08003005 - fortune-telling
08004000 - mystery
08005000 14000000 society
08005001 20000501 ceremony
08005002 - death
08005003 - funeral
08005004 - estate bestowal
08005005 - memorial
08006000 20000498 award and prize
08006001 - record
08007000 20000506 imperial and royal matters
08008000 20000507 plant
09000000 = labour
09001000 20000510 apprentices
09002000 20000525 collective contract
09002001 20000527 contract issue-wages
09002002 20000526 contract issue-healthcare
09002003 20000528 contract issue-work rules
09003000 20000509 employment
09003001 - labor market
09003002 20000534 job layoffs
09003003 - child labor
09003004 20000517 occupations
09004000 20000529 labour dispute
09005000 - labour legislation
09006000 20000531 retirement
09007000 20000516 retraining
09008000 20000530 strike
09009000 20000533 unemployment
09010000 20000536 unions
09011000 - wage and pension
09011001 20000519 employee benefits
09011002 20000520 social security
09012000 20000524 work relations
09013000 20000522 health and safety at work
09014000 20000515 advanced training
09015000 20000513 employer
09016000 20000512 employee
10000000 = lifestyle and leisure
10001000 20000540 game
10001001 - Go
10001002 20001154 chess
10001003 - bridge
10001004 - shogi
10002000 20000549 gaming and lottery
10003000 20000248 gastronomy
10003001 20000569 organic foods
10004000 20000550 hobby
10004001 - DIY
10004002 - shopping
10004003 - gardening
10005000 20000551 holiday or vacation
10006000 20000564 tourism
10007000 20000563 travel and commuting
10007001 20000342 traffic
10008000 20000539 club and association
10009000 20000570 lifestyle (house and home)
10010000 20000538 leisure (general)
10011000 20000552 public holiday
10012000 20000562 hunting
10013000 20000561 fishing
10014000 20000566 auto trends
10015000 - adventure
10016000 - beauty
10017000 20000353 consumer issue
10018000 - wedding
11000000 = politics
11001000 20000598 defence
11001001 20000600 veterans affairs
11001002 20000604 national security
11001003 - security measures
11001004 20000599 armed Forces
11001005 20000601 military equipment
11001006 - firearms
11001007 - biological and chemical weapons
11001008 - missile systems
11001009 - nuclear weapons
11002000 20000639 diplomacy
11002001 - summit
11002002 20000638 international relations
11002003 - peace negotiations
11002004 - alliances
11003000 20000574 election
11003001 20000582 political candidates
11003002 20000580 political campaigns
11003003 20000581 campaign finance
11003004 20000579 national elections
11003005 20000585 regional elections
11003006 20000578 local elections
11003007 20000586 voting
11003008 - poll
11003009 - european elections
11003010 - primary
11004000 20000605 espionage and intelligence
11005000 20000643 foreign aid
11005001 20000642 economic sanction
11006000 20000593 government
11006001 20000594 civil and public service
11006002 20000619 safety of citizens
11006003 - think tank
11006004 20000614 national government
11006005 20000606 executive (government)
11006006 20000610 heads of state
11006007 20000609 government departments
11006008 20000596 public officials
11006009 20000613 ministers (government)
11006010 20000595 public employees
11006011 20000624 privatisation
11006012 20000623 nationalisation
11006013 20000611 impeachment
11007000 20000592 human rights
11008000 20000612 local authority
11009000 20000615 parliament
11009001 - upper house
11009002 - lower house
11010000 20000651 parties and movements
11010001 - non government organizations (NGO)
11011000 20000645 refugee
11012000 20000618 regional authority
11013000 20000608 state budget and tax
11013001 20000608 public finance
11014000 20000644 treaty and international organisation
11014001 - international relations
11014002 - peace negotiations
11014003 - alliances
11015000 20000597 constitution
11016000 20000626 interior policy
11016001 - data protection
11016002 - housing and urban planning
11016003 - pension and welfare
11016004 - personal weapon control
11016005 - indigenous people
11016006 - personal data collection
11016007 20000633 planning inquiries
11017000 20000634 migration
11018000 20000575 citizens initiative and recall
11019000 20000584 referenda
11020000 20000635 nuclear policy
11021000 20000650 lobbying
11022000 - regulatory policy and organisation
11023000 20000588 censorship
11024000 11000000 politics (general)
11024001 20000653 political systems
11024002 20000654 democracy
11024003 20000652 political development
11025000 20000591 freedom of the press
11026000 20000590 freedom of religion
11027000 20000641 treaty
11028000 20000644 international organisation
12000000 = religion and belief
12001000 20000674 cult and sect
12002000 20000657 belief (faith)
12002001 20000686 unificationism
12002002 20000682 scientology
12003000 20000675 freemasonry
12004000 - religion
12004001 - christianity
12004002 - islam
12004003 - judaism
12004004 - buddhism
12004005 - hinduism
12005000 - church (organisation)
12005001 - religious facilities
12006000 20000808 values
12006001 20000814 ethics
12006002 20000809 corrupt practices
12007000 - church and state relations
12008000 20000751 philosophy
12009000 20000659 christianity
12009001 20000664 protestant
12009002 20000667 lutheran
12009003 20000670 reformed
12009004 20000665 anglican
12009005 20000669 methodist
12009006 20000666 baptist
12009007 20000668 mennonite
12009009 20000661 mormon
12009010 20000671 roman catholic
12009011 20000662 old catholic
12009012 20000663 orthodoxy
12009013 - salvation army
12010000 20000677 islam
12011000 20000679 judaism
12012000 20000658 buddhism
12013000 20000676 hinduism
12014000 20000690 religious festival or holiday
12014001 20000691 christmas
12014002 20000692 easter
12014003 20000693 pentecost
12014004 20000694 ramadan
12014005 20000695 yom kippur
12015000 20000703 religious leader
12015001 20000704 pope
12016000 20000680 nature religion
12017000 20000685 taoism
12018000 20000683 shintoism
12019000 20000684 sikhism
12020000 20000678 jainism
12021000 20000681 parsasm
12022000 20000673 confucianism
12023000 20000705 religious text
12023001 20000706 bible
12023002 20000707 qur'an
12023003 20000708 torah
12024000 20000687 interreligious dialogue
12025000 20000689 religious event
12025001 - catholic convention
12025002 - protestant convention
12025004 - ritual
12026000 20000672 concordat
12027000 20000660 ecumenism
13000000 = science and technology
13001000 - applied science
13001001 20000731 physics
13001002 20000725 chemistry
13001003 20000726 cosmology
13001004 20000734 particle physics
13002000 20000756 engineering
13002001 20000764 material science
13003000 20000742 human science
13003001 20000742 social sciences
13003002 20000747 history
13003003 20000753 psychology
13003004 20000754 sociology
13003005 20000743 anthropology
13004000 20000717 natural science
13004001 20000727 geology
13004002 - paleontology
13004003 20000746 geography
13004004 20000720 botany
13004005 20000724 zoology
13004006 20000723 physiology
13004007 20000718 astronomy
13004008 20000719 biology
13005000 20000751 philosophical science
13006000 20000735 research
13006001 - survey
13007000 20000738 scientific exploration
13008000 20000739 space programme
13009000 - science (general)
13010000 20000756 technology (general)
13010001 20000758 rocketry
13010002 - laser
13011000 20000755 standards
13012000 20000724 animal science
13013000 20000765 micro science
13014000 20000729 marine science
13015000 20000730 weather science
13016000 20000761 electronics
13017000 20000762 identification technology
13018000 20000715 mathematics
13019000 20000711 biotechnology
13020000 20000759 agricultural research and technology
13021000 20000766 nanotechnology
13022000 20000763 IT/computer sciences
13023000 20000741 scientific institutions
14000000 = social issue
14001000 20000804 addiction
14002000 20000818 charity
14003000 20000770 demographics
14003001 20000774 population and census
14003002 20000771 immigration
14003003 20000773 illegal immigrants
14003004 20000772 emigrants
14004000 20000791 disabled
14005000 20000811 euthanasia (also includes assisted suicide)
14005001 20000813 suicide
14006000 20000780 family
14006001 20000787 parent and child
14006002 20000781 adoption
14006003 20000786 marriage
14006004 20000783 divorce
14006005 - sex
14006006 20000782 courtship
14007000 20000784 family planning
14008000 20000483 health insurance
14009000 20000800 homelessness
14010000 20000795 minority group
14010001 20000792 gays and lesbians
14010002 20000795 national or ethnic minority
14011000 20000815 pornography
14012000 20000801 poverty
14013000 20000806 prostitution
14014000 20000777 racism
14015000 20000817 welfare
14016000 20000785 abortion
14017000 20000132 missing person
14017001 20000061 missing due to hostilities
14018000 20000819 long term care
14019000 20000805 juvenile delinquency
14020000 20000796 nuclear radiation victims
14021000 20000807 slavery
14022000 20000803 abusive behaviour
14023000 20000810 death and dying
14024000 20000502 people
14024001 20000790 children
14024002 20000794 infants
14024003 - teen-agers
14024004 20000789 adults
14024005 20000797 senior citizens
14025000 - social issues (general)
14025001 20000799 social conditions
14025002 20000802 social problems
14025003 20000775 discrimination
14025004 20000820 social services
14025005 - death penalty policies
14026000 20000079 ordnance clearance
14027000 - reconstruction
15000000 = sport
15001000 - aero and aviation sport
15001001 20001013 parachuting
15001002 20001062 sky diving
15002000 20001057 alpine skiing
15002001 - downhill
15002002 - giant slalom
15002003 - super G
15002004 - slalom
15002005 - combined
15003000 20000823 American football
15003001 - (US) National Football League (NFL) (North American)
15003002 - CFL
15003003 - AFL
15004000 20000824 archery
15004001 - FITA / Outdoor target archery
15004002 20000825 crossbow shooting
15005000 20000827 athletics, track and field
15005001 - 100 m
15005002 - 200 m
15005003 - 400 m
15005004 - 800 m
15005005 - 1000 m
15005006 - 1500 m
15005007 - mile
15005008 - 2000 m
15005009 - 3000 m
15005010 - 5000 m
15005011 - 10,000 m
15005012 - 20 km
15005013 - one hour
15005014 - 25000
15005015 - 30000
15005016 - 110 m hurdles
15005017 - 400 m hurdles
15005018 - 3000 m steeplechase
15005019 20000833 high jump
15005020 20000840 pole vault
15005021 20000837 long jump
15005022 20000845 triple jump
15005023 20000843 shot put
15005024 20000830 discus throw
15005025 20000831 hammer throw
15005026 20000835 javelin throw
15005027 20000829 decathlon
15005028 - 4x100 m
15005029 - 4x200 m
15005030 - 4x400 m
15005031 - 4x800 m
15005032 - 4x1500 m
15005033 - walk 1 h
15005034 - walk 2 h
15005035 - 10 km walk
15005036 - 15 km walk
15005037 - 20 km walk
15005038 - 30 km walk
15005039 - 50 km walk
15005040 - 100 m hurdles
15005041 - 5 km walk
15005042 20000832 heptathlon
15005043 - 1500 m walk
15005044 - 2000 m walk
15005045 - 3000 m walk
15005046 - 50 m
15005047 - 50 m hurdles
15005048 - 50 yards
15005049 - 50 yard hurdles
15005050 - 60 m
15005051 - 60 m hurdles
15005052 - 60 yards
15005053 - 60 yard hurdles
15005054 - 100 yards
15005055 - 100 yard hurdles
15005056 - 300 m
15005057 - 300 yards
15005058 - 440 yards
15005059 - 500 m
15005060 - 500 yards
15005061 - 600 m
15005062 - 600 yards
15005063 - 880 yards
15005064 - 1000 yards
15005065 - 2 miles
15005066 - 3 miles
15005067 - 6 miles
15005068 - 4x1 mile
15005069 20000839 pentathlon
15006000 20000847 badminton
15007000 20000849 baseball
15007001 - Major League Baseball (North American Professional) - American League
15007002 - Major League Baseball (North American Professional) - National League
15007003 - Major League Baseball (North American Professional) - Special (e.g. All-Star, World Series)
15007004 20000850 rubberball baseball
15007005 - Major League Baseball Playoffs
15007006 - World Series
15008000 20000851 basketball
15008001 - National Basketball Association (North American Professional)
15008002 - professional - Women general
15008003 - Swiss netball
15008004 - German netball
15008005 - Dutch netball
15009000 20000852 biathlon
15009001 - 7.5 km
15009002 - 10 km
15009003 - 15 km
15009004 - 20 km
15009005 - 4x7.5 km relay
15009006 - 12.5 km pursuit
15010000 20000853 billiards, snooker and pool
15010001 - 8 ball
15010002 - 9 ball
15010003 - 14.1
15010004 - continuous
15010005 - other
15010006 20001063 snooker
15011000 20000854 bobsleigh
15011001 - two-man sled
15011002 - four-man sled
15012000 20001086 bowling
15013000 20000855 bowls and petanque
15014000 20000856 boxing
15014001 - super-heavyweight
15014002 - heavyweight
15014003 - cruiserweight
15014004 - light-heavyweight
15014005 - super-middleweight
15014006 - middleweight
15014007 - light-middleweight
15014008 - welterweight
15014009 - light-welterweight
15014010 - lightweight
15014011 - super-featherweight
15014012 - featherweight
15014013 - super-bantamweight
15014014 - bantamweight
15014015 - super-flyweight
15014016 - flyweight
15014017 - light flyweight
15014018 - straw
15014019 - IBF
15014020 - WBA
15014021 - WBC
15014022 - WBO
15014023 - French boxing
15014024 - Thai boxing
15015000 20000877 canoeing and kayaking
15015001 - Slalom
15015002 - 200 m
15015003 - 500 m
15015004 - 1000 m
15015005 - K1
15015006 - K2
15015007 - K4
15015008 - C1
15015009 - C2
15015010 - C4
15015011 20000881 canoe sailing
15015012 20000882 pontoniering
15016000 20000887 climbing
15016001 20000886 mountaineering
15016002 20000887 sport climbing
15017000 20000888 cricket
15018000 20000890 curling
15018001 20000891 icestock sport
15019000 20000892 cycling
15019001 - track
15019002 - pursuit
15019003 - Olympic sprint
15019004 - sprint
15019005 20000901 Keirin
15019006 - points race
15019007 20000902 Madison race
15019008 - 500 m time trial
15019009 - 1 km time trial
15019010 - one hour
15019011 - road race
15019012 - road time trial
15019013 - staging race
15019014 20000898 cyclo-cross
15019015 - Vtt
15019016 - Vtt-cross
15019017 - Vtt-downhill
15019018 20000894 bi-crossing
15019019 - trial
15019020 20000893 artistic cycling
15019021 20000896 cycle ball
15020000 - dancing
15021000 20000913 diving
15021001 - 10 m platform
15021002 - 10 m platform synchronised
15021003 - 3 m springboard
15021004 - 3 m springboard synchronised
15021005 20000918 subaquatics
15021006 20000917 scuba diving
15022000 20000923 equestrian
15022001 - three-day event
15022002 20000925 dressage
15022003 - jumping
15022004 - cross country
15023000 20000929 fencing
15023001 20000930 epee
15023002 20000931 foil
15023003 20000932 sabre
15024000 20000933 field Hockey
15024001 - roll hockey
15025000 20000934 figure Skating
15025001 - singles
15025002 - pairs
15025003 20000935 ice dance
15026000 20001058 freestyle Skiing
15026001 - moguls
15026002 - aerials
15026003 - artistic skiing
15027000 20000940 golf
15028000 20000942 gymnastics
15028001 - floor exercise
15028002 - vault
15028003 - pommel horse
15028004 - uneven bars
15028005 - parallel bars
15028006 - horizontal bar
15028007 - rings
15028008 - beam
15028009 - rhythmic
15028010 - clubs
15028011 - hoop
15028012 - ribbon
15028013 - rope
15028014 - ball
15028015 20000955 trampoline
15029000 20000958 handball (team)
15030000 20000960 horse racing, harness racing
15030001 20000961 flat racing
15030002 20000963 steeple chase
15030003 - trotting
15030004 - cross country
15031000 20000965 ice hockey
15031001 - National Hockey League (North American)
15031002 20000966 sledge hockey
15032000 20000968 Jai Alai (Pelota)
15032001 - fronton
15032002 - jai-alai
15032003 - left wall
15032004 - trinquet
15032005 - rebot
15032006 - chistera ancha
15032007 - chistera corta
15032008 - bare hand
15032009 - pala-ancha
15032010 - pala-corta
15032011 - pasaka
15032012 - xare
15033000 20000969 judo
15033001 - heavyweight
15033002 - half-heavyweight
15033003 - middleweight
15033004 - half-middleweight
15033005 - half-lightweight
15033006 - lightweight
15033007 - extra lightweight
15034000 20000983 karate
15034001 - sparring
15034002 - formal exercise
15035000 20000986 lacrosse
15036000 20000987 luge
15036001 - singles
15036002 - doubles
15037000 20000988 marathon
15038000 20000989 modern pentathlon
15038001 - running
15038002 - shooting
15038003 20001071 swimming
15038004 20000929 fencing
15038005 - showjumping
15039000 20000991 motor racing
15039001 20000994 Formula One
15039002 20000993 F3000
15039003 - endurance
15039004 - Indy
15039005 - CART
15039006 - NHRA
15039007 - NASCAR
15039008 - TRUCKI
15040000 20000997 motor rallying
15040001 - rallying
15040002 - pursuit
15040003 - rallycross
15041000 20000998 motorcycling
15041001 - speed-Grand-Prix
15041002 20001000 enduro
15041003 20001001 grass-track
15041004 20001002 moto-ball
15041005 20001003 moto-cross
15041006 - rallying
15041007 - trial
15041008 - endurance
15041009 - superbike
15041010 - 125 cm3
15041011 - 250 cm3
15041012 - 500 cm3
15041013 20001006 side-cars
15041014 20001004 motoGP
15042000 20001010 netball
15043000 20001060 nordic skiing
15043001 - cross-country
15043002 - 5 km classical time
15043003 - 10 km classical style
15043004 - 10 km pursuit free style
15043005 - 15 km classical style
15043006 - 15 km pursuit free style
15043007 - 10 km + 15 km combined
15043008 - 30 km classical style
15043009 - 30km free style
15043010 - 50 km free style
15043011 - 4x5 km relay
15043012 - 4x10 km relay
15043013 20001150 nordic combined
15043014 - raid
15043015 - 5 km pursuit free style
15043016 - 1.5 km sprint free
15043017 - 50 km classic style
15044000 20001011 orienteering
15044001 20001012 ski orienteering
15045000 20001014 polo
15046000 20001016 power boating
15046001 - F1
15046002 - F2
15047000 20001026 rowing
15047001 20001034 single sculls
15047002 20001031 double sculls
15047003 20001033 quadruple sculls
15047004 20001030 coxless pair
15047005 20001029 coxless four
15047006 - eight
15047007 - lightweight
15048000 20001035 rugby league
15049000 20001036 rugby union
15049001 - rugby 7
15050000 20001038 sailing
15050001 - Tornado
15050002 - soling
15050003 - 49er
15050004 - Europe
15050005 - Laser
15050006 - 470
15050007 - Finn
15050008 - Star
15050009 - flying dutchmann
15050010 - 505
15050011 - staging race
15050012 - around the world
15050013 - monohull
15050014 20001039 multihulls
15050015 - yngling
15050016 - mistral
15051000 20001049 shooting
15051001 - 10 m air rifle
15051002 - 10 m air pistol
15051003 - 10 m running target
15051004 - 25 m rapid fire pistol
15051005 - 25 m sport pistol
15051006 - 50 m free pistol
15051007 - 50 m free rifle prone
15051008 - 50 m free rifle 3x40
15051009 - 50 m sport rifle 3x20
15051010 - trap
15051011 - double trap
15051012 - skeet
15052000 20001061 ski jumping
15052001 - K90 jump
15052002 - K120 jump
15052003 - K180 (flying jump)
15053000 20001064 snow boarding
15053001 - giant slalom
15053002 - half-pipe
15054000 20001065 soccer
15055000 20001066 softball
15056000 20001067 speed skating
15056001 - 500 m
15056002 - 1000 m
15056003 - 1500 m
15056004 - 3000 m
15056005 - 5000 m
15056006 - 10000 m
15056007 - Short-track
15056008 - st 500 m
15056009 - st 1000m
15056010 - st 1500m
15056011 - st 3000m
15056012 - st 3000m relay
15056013 - st 5000m
15056014 - st 5000m relay
15057000 20001007 speedway
15058000 20001125 sports organisations
15058001 - IOC
15058002 - international federation
15058003 - continental federation
15058004 - national federation
15058005 - GAISF
15059000 20001068 squash
15060000 20001069 sumo wrestling
15061000 20001070 surfing
15062000 20001071 swimming
15062001 - 50 m freestyle
15062002 - 100 m freestyle
15062003 - 200 m freestyle
15062004 - 400 m freestyle
15062005 - 800 m freestyle
15062006 - 1500 m freestyle
15062007 - relay 4x50 m freestyle
15062008 - relay 4x100 m freestyle
15062009 - relay 4x200 m freestyle
15062010 - 50 m backstroke
15062011 - 100 m backstroke
15062012 - 200 m backstroke
15062013 - 50 m breaststroke
15062014 - 100 m breaststroke
15062015 - 200 m breaststroke
15062016 - 50 m butterfly
15062017 - 100 m butterfly
15062018 - 200 m butterfly
15062019 - 100 m medley
15062020 - 200 m medley
15062021 - 400 m medley
15062022 - relay 4x50 m medlay
15062023 - relay4x100 m medley
15062024 - short course
15062025 20001082 synchronised technical routine
15062026 20001081 synchronised free routine
15063000 20001083 table tennis
15064000 20001084 Taekwon-Do
15064001 - under 49 kg
15064002 - under 58 kg
15064003 - 49-57 kg
15064004 - 58-68 kg
15064005 - 57-67 kg
15064006 - 68-80 kg
15064007 - over 67 kg
15064008 - over 80 kg
15065000 20001085 tennis
15065001 - soft tennis
15066000 20001087 triathlon
15066001 - triathlon swimming
15066002 - triathlon cycling
15066003 - triathlon run
15067000 20001089 volleyball
15067001 20001090 beach volleyball
15068000 20001091 water polo
15069000 20001092 water skiing
15069001 - slalom
15069002 - trick
15069003 - jump
15069004 - combined
15070000 20001093 weightlifting
15070001 - snatch
15070002 - clean and jerk
15070003 - 48 kg
15070004 - 53 kg
15070005 - 63 kg
15070006 - 75 kg
15070007 - over 75 kg
15070008 - 56 kg
15070009 - 62 kg
15070010 - 69 kg
15070011 - 77 kg
15070012 - 85 kg
15070013 - 94 kg
15070014 - 105 kg
15070015 - over 105 kg
15070016 20001095 powerlifting
15071000 20001097 windsurfing
15071001 20000438 ocean
15071002 - lake
15071003 20000439 river
15071004 - land
15072000 20001098 wrestling
15072001 - freestyle
15072002 20001100 greco-roman
15072003 - over 130 kg
15072004 - 130 kg
15072005 - 97 kg
15072006 - 85 kg
15072007 - 76 kg
15072008 - 69 kg
15072009 - 63 kg
15072010 - 58 kg
15072011 - 54 kg
15072012 20001101 Swiss wrestling
15073000 20001108 sports event
15073001 - Summer Olympics
15073002 - Winter Olympics
15073003 - Summer universiade
15073004 - Winter Universiade
15073005 - Commonwealth Games
15073006 - Winter Goodwill Games
15073007 - Summer Asian Games
15073008 - Winter Asian Games
15073009 - Panamerican Games
15073010 - African Games
15073011 - Mediterranean Games
15073012 - SouthEast Asiatic Games
15073013 - PanPacific Games
15073014 - SouthPacific Games
15073015 - PanArabic Games
15073016 - Summer Goodwill Games
15073017 20001123 World games
15073018 20001122 World Cup
15073019 - intercontinental cup
15073020 20001110 continental cup
15073021 20001113 international cup
15073022 20001116 National Cup
15073023 - interregional cup
15073024 20001119 regional cup
15073025 - league cup
15073026 20001121 world championship
15073027 - intercontinental championship
15073028 - continental championship 1st level
15073029 - continental championship 2nd level
15073030 - continental championship 3rd level
15073031 - national championship 1st level
15073032 - national championship 2nd level
15073033 - national championship3rdlevel
15073034 - national championship 4th level
15073035 20001118 regional championship
15073036 - Grand Prix
15073037 - intercontinental tournament
15073038 - continental tournament
15073039 - international tournament
15073040 - national tournament
15073041 - inter-nations competition
15073042 - inter-clubs competition
15073043 - friendly competition
15073044 - all-stars competition
15073045 - exhibition
15073046 - Super Bowl
15073047 - paralympic games
15074000 20001017 rodeo
15074001 20001019 barrel racing
15074002 20001022 calf roping
15074003 20001020 bull riding
15074004 20001021 bulldogging
15074005 20001024 saddle bronc
15074006 - bareback
15074007 20001023 goat roping
15075000 20000941 mini golf sport
15076000 20000848 bandy
15077000 20000938 flying disc
15077001 - ultimate
15077002 - guts
15077003 - overall
15077004 - distance
15077005 - discathon
15077006 - DDC
15077007 - SCF
15077008 - freestyle
15077009 - accuracy
15077010 - disc golf
15078000 20000937 floorball
15079000 20000883 casting
15080000 20001088 tug-of-war
15081000 20000889 croquette
15082000 20000919 dog racing
15082001 - sled
15082002 - oval track
15083000 20001055 skeleton
15084000 20000846 Australian rules football
15085000 20000876 Canadian football
15086000 20000922 duathlon
15087000 20000959 hornuss
15088000 20000936 fist ball
15089000 20000967 inline skating
15090000 - grass ski
15091000 - snowbiking
15092000 - twirling
15093000 20000984 kendo
15094000 20000977 jukendo
15095000 20001009 naginata
15096000 20000985 kyudo
15097000 20000978 kabaddi
15098000 20001047 sepak takraw
15099000 20001102 wushu
15100000 20000912 darts
15101000 - bodybuilding
15102000 - sports disciplinary action
15103000 - sports awards
16000000 = unrest, conflicts and  war
16001000 20000053 act of terror
16002000 20000056 armed conflict
16003000 20000065 civil unrest
16003001 20000068 revolutions
16003002 20000067 rebellions
16003003 20000648 political dissent
16003004 20000688 religious conflict
16003005 - social conflict
16004000 20000070 coup d'etat
16005000 20000057 guerrilla activity
16005001 - bioterrorism
16005002 20000055 bombings
16006000 20000071 massacre
16006001 20000072 genocide
16007000 20000069 riots
16008000 20000066 demonstration
16009000 20000062 war
16009001 20000063 civil war
16009002 20000058 international military intervention
16009003 20000080 prisoners and detainees
16010000 - conflict (general)
16010001 20000059 peacekeeping force
16011000 - crisis
16012000 - weaponry
17000000 = weather
17001000 20001128 forecast
17002000 20000418 global change
17003000 17000000 report
17003001 - weather news
17004000 20001130 statistic
17005000 20001131 warning
`
