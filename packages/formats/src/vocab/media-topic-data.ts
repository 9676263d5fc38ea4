/**
 * Media Topics: code, broader code, x when retired, name in English, German, French, Spanish,
 * Arabic (empty: as English, or none).
 * From the IPTC's Media Topics, release of September 2015, copyright IPTC, www.iptc.org, licensed under Creative Commons Attribution 4.0
 * (https://creativecommons.org/licenses/by/4.0/); reduced to these members. Data only, read by subjects.ts.
 */
export const MEDIA_TOPIC_LINES = `
01000000|||arts, culture and entertainment|Kultur, Kunst, Unterhaltung|Arts, culture et divertissement|Arte, cultura y entretenimiento|فنون، ثقافة وترفيه
02000000|||crime, law and justice|Justiz, Kriminalität|Criminalité, droit et justice|Policía y justicia|جريمة، قانون وقضاء
03000000|||disaster, accident and emergency incident|Katastrophe und Unglück|Désastres et accidents|Catástrofes y accidentes|كوارث وحوادث
04000000|||economy, business and finance|Wirtschaft und Finanzen|Economie et finances|Economía, negocios y finanzas|اقتصاد، اعمال ومال
05000000|||education|Erziehung, Ausbildung|Education|Educación|تربية
06000000|||environment|Umwelt|Environnement|Medio ambiente|بيئة
07000000|||health|Medizin, Gesundheit|Santé|Salud|صحة
08000000|||human interest|Vermischtes|Gens animaux insolite|Interés humano, animales, insólito|قضية انسانية
09000000|||labour|Arbeit, Soziales|Social|Mano de obra|عمل
10000000|||lifestyle and leisure|Freizeit, Modernes Leben|Vie quotidienne et loisirs|Estilo de vida y tiempo libre|حياة يومية وترفيه
11000000|||politics|Politik|Politique|Política|سياسة
12000000|||religion and belief|Religion, Weltanschauung|Religion et croyance|Religión y culto|ديانة ومعتقدات
13000000|||science and technology|Wissenschaft, Technik, Forschung|Science et technologie|Ciencia y tecnología|علوم وتكنولوجيا
14000000|||society|Gesellschaft, Bevölkerung|Société|Sociedad|قضايا اجتماعية
15000000|||sport|Sport|Sport|Deporte|رياضة
16000000|||conflicts, war and peace|Krise, Krieg, Konflikte|Conflits, guerres et paix|Conflictos, guerra y paz|نزاعات،  حرب وسلام
17000000|||weather|Wetter|Météo|Meteorología|طقس
20000002|01000000||arts and entertainment|Kunst und Unterhaltung|Arts et divertissement|Arte y entretenimiento|فنون وتسلية
20000003|20000002||animation|Animation|Dessin animé|Animación|تحريك
20000004|20000002||cartoon|Comic|Bande dessinée|Caricaturas|كرتون
20000005|20000002||cinema|Film|Cinéma|Cine|سينما
20000006|20000005||film festival|Filmfestival|Festival de cinéma|Festival de cine|مهرجان افلام
20000007|20000002||dance|Tanz|Danse|Danza|رقص
20000008|20000007||ballet|Ballett|Danse classique|Ballet|باليه
20000009|20000007||modern dance|Modern Dance|Danse moderne|Danza moderna|رقص حديث
20000010|20000007||traditional dance|Standardtanz|Danse folklorique|Danza tradicional|رقص تقليدي
20000011|20000002||fashion|Mode|Mode|Moda|موضة
20000012|20000011||jewellery|Schmuck|Bijoux|Joyas|مجوهرات
20000013|20000002||literature|Literatur|Littérature|Literatura|ادب
20000014|20000013||drama (literature)|Drama (Literatur)|Œuvre théâtrale|Arte dramático|دراما
20000015|20000013||fiction|Fiktion|Fiction|Ficción|خيال
20000016|20000013||non-fiction|Non-Fiktion|Récits|Literatura no novelesca|واقعي
20000017|20000013||poetry|Poesie|Poésie|Poesía|شعر
20000018|20000002||music|Musik|Musique|Música|موسيقى
20000019|20000018||musical instrument|Musikinstrument|Instrument de musique|Instrumento de música|آلة موسيقية
20000020|20000018||musical performance|Musikaufführung|Concert|Concierto|حفل موسيقي
20000021|20000018||musical style|Musikstil|Genre musical|Estilo musical|نوع موسيقي
20000022|20000021||classical music|Klassik|Classique|Música clásica|موسيقى كلاسيكية
20000023|20000021||country music|Country|Country|Música country|موسيقى الكانتري
20000024|20000021||folk music|Folk|Folk|Música folclórica|موسيقى فولكلورية
20000025|20000021||jazz music|Jazz|Jazz|Música jazz|موسيقى الجاز
20000026|20000021||popular music|Pop|Pop|Música popular|موسيقى شعبية
20000027|20000021||rock and roll music|Rock'n' Roll|Rock|Música rock and roll|موسيقى الروك
20000028|20000002||opera|Oper|Opéra|Ópera|اوبرا
20000029|20000002||theatre|Theater|Théâtre|Teatro|مسرح
20000030|20000029||music theatre|Musiktheater|Comédie musicale|Teatro musical|مسرح غنائي
20000031|20000002||visual arts|Bildende Kunst|Arts visuels|Artes visuales|فنون بصرية
20000032|20000031||architecture|Architektur|Architecture|Arquitectura|هندسة معمارية
20000033|20000031||design (visual arts)|Design (Bildende Kunst)|Design|Diseño|تصميم
20000034|20000031||drawing|Zeichnen|Dessin|Dibujo|رسم
20000035|20000031||painting|Malerei|Peinture|Pintura|تصوير
20000036|20000031||photography|Fotografie|Photographie|Fotografía|تصوير فوتوغرافي
20000037|20000031||sculpture|Bildhauerei|Sculpture|Escultura|نحت
20000038|01000000||culture|Kultur|Culture|Cultura|ثقافة
20000039|20000038||cultural development|Kulturgeschichte|Histoire de l'art|Artes tradicionales|تنمية ثقافية
20000040|20000038||customs and tradition|Brauchtum|Coutumes et traditions|Costumbres y tradiciones|عادات وتقاليد
20000041|20000038||festive event (culture)|Fest (Kultur)|Festivals et commémorations|Festividades|حدث احتفالي
20000042|20000038||language|Sprache|Langue|Lenguaje|لغة
20000043|20000038||library and museum|Bibliothek und Museum|Bibliothèque et musée|Bibliotecas y museos|مكاتب ومتاحف
20000044|20000038||monument and heritage site|Denkmal und Gedenkstätte|Patrimoine|Monumentos y patrimonio cultural|تراث
20000045|01000000||mass media|Massenmedien|Médias|Medios masivos de comunicación|اعلام جماهيري
20000046|20000045||news media|Nachrichtensender|Média d'information|Medios de información|اعلام اخباري
20000047|20000045||newspaper|Zeitung|Journaux|Diarios y revistas|صحيفة
20000048|20000045||online media|Online Medien|Internet|Internet|اعلام الكتروني
20000049|20000045||periodical|Zeitschrift|Périodiques|Periódicos|دورية
20000050|20000045||radio|Radio|Radio|Radio|اذاعة
20000051|20000045||television|Fernsehen|Télévision|Televisión|تلفزيون
20000053|16000000||act of terror|Terroranschlag|Acte de terrorisme|Atentados|عمل ارهابي
20000054|20000053||act of bioterrorism|Bioterrorismus|Bioterrorisme|Acto de bioterrorismo|عمل ارهاب بيولوجي
20000055|20000053||bombings|Bombenattentat|Attentat à la bombe|Atentado con bomba|عمليات قصف
20000056|16000000||armed conflict|Bewaffneter Konflikt|Conflit armé|Conflictos armados|نزاع مسلح
20000057|20000056||guerrilla activity|Guerilla|Guérilla|Actividad guerrillera|حرب عصابات
20000058|20000056||international military intervention|Internationale militärische Intervention|Intervention militaire internationale|Intervención militar internacional|تدخل عسكري دولي
20000059|20000058||peacekeeping force|Friedenstruppe|Forces de maintien de la paix|Fuerza de paz|قوة حفظ السلام
20000060|20000056||military occupation|Militärische Besetzung|Forces d'occupation|Ocupación militar|احتلال عسكري
20000061|20000056||missing due to hostilities|Kriegsvermisste|Disparus|Desaparecidos|مفقودون في الحرب
20000062|20000056||war|Krieg|Guerre|Guerra|حرب
20000063|20000062||civil war|Bürgerkrieg|Guerre civile|Guerra civil|حرب اهلية
20000064|20000062||war crime action|Kriegsverbrechen|Crime de guerre|Crimen de guerra|جريمة حرب
20000065|16000000||civil unrest|Unruhen|Troubles civils|Disturbios|اضطرابات اهلية
20000066|20000065||demonstration|Demonstration|Manifestation|Manifestaciones|تظاهرة
20000067|20000065||rebellion|Rebellion|Rébellion|Rebelión|تمرد
20000068|20000065||revolution|Revolution|Révolution|Revoluciones|ثورة
20000069|20000065||riot|Ausschreitung|Emeutes|Disturbios|شغب
20000070|16000000||coup d'etat|Staatsstreich|Coup d'Etat|Golpe de estado|انقلاب
20000071|16000000||massacre|Massaker|Massacre|Matanza|مجزرة
20000072|20000071||genocide|Völkermord|Génocide|Genocidio|ابادة
20000073|16000000||peace process|Friedensprozess|Processus de paix|Proceso de paz|عملية سلام
20000074|20000073||peace envoy|Friedensverhandlung|Emissaire de la paix|Enviado de paz|موفد سلام
20000075|20000073||peace plan|Friedensplan|Plan de paix|Plan de paz|خطة سلام
20000076|20000073||peace talks|Friedensgespräche|Pourparlers de paix|Negociaciones de paz|محادثات سلام
20000077|16000000||post-war reconstruction|Wiederaufbau|Reconstruction|Reconstrucción|اعمار ما بعد الحرب
20000078|20000077||disarmament|Entwaffnung|Désarmement|Desarme|نزع اسلحة
20000079|20000077||ordnance clearance|Kampfmittelbeseitigung|Déminage|Desminado|ازالة الغام
20000080|16000000||prisoners and detainees|Kriegsgefangene|Prisonniers et détenus|Presos y detenidos|سجناء ومعتقلون
20000082|02000000||crime|Kriminalität|Criminalité|Criminalidad|جريمة
20000083|20000082||arson|Brandstiftung|Incendie volontaire|Incendio premeditado|حريق متعمد
20000084|20000082||assault|Gewalt|Agression|Agresión|اعتداء
20000085|20000084||sexual assault|Sexuelle Gewalt|Agression sexuelle|Agresión sexual|اعتداء جنسي
20000086|20000082||computer crime|Computerkriminalität|Piratage informatique|Delitos informáticos|جريمة معلوماتية
20000087|20000082||corporate crime|Firmenkriminalität|Délinquance financière|Delitos corporativos|جريمة منظمة
20000088|20000087||anti-trust crime|Kartellverstoß|Infraction à la concurrence|Delitos antimonopolio|جريمة احتكار
20000089|20000087||breach of contract|Vertragsbruch|Violation de contrat|Violación de contrato|مخالفة عقد
20000090|20000087||embezzlement|Unterschlagung|Détournement de fonds|Malversación|اختلاس اموال
20000091|20000087||insider trading|Insiderhandel|Délit d'initié|Tráfico de influencias|تعامل داخلي
20000092|20000087||restraint of trade|Wettbewerbsverstoß|Infraction commerciale|Infracción comercial|تقييد التجارة
20000093|20000082||corruption|Korruption|Corruption|Corrupción|فساد
20000094|20000093||bribery|Bestechung|Subornation de témoins|Soborno|رشوة
20000095|20000082||drug related crimes|Drogenkriminalität|Crimes liés aux stupéfiants|Crímenes relacionados con las drogas|جرائم مخدرات
20000096|20000095||drug trafficking|Drogenhandel|Trafic de drogue|Narcotráfico|تهريب مخدرات
20000097|20000082||fraud|Betrug|Fraude|Fraude|احتيال
20000098|20000082||hijacking|Entführung|Détournement|Secuestro / piratería|قرصنة
20000099|20000082||homicide|Mord|Homicide|Homicidio|قتل
20000100|20000082||kidnapping|Geiselnahme|Enlèvement|Secuestro|خطف
20000101|20000082||organised crime|Organisierte Kriminalität|Crime organisé|Crimen organizado|جريمة منظمة
20000102|20000101||gang activity|Bandenkriminalität|Bandes criminelles|Actividad pandillera|نشاط عصابات
20000103|20000082||terrorism|Terrorismus|Terrorisme|Terrorismo|ارهاب
20000104|20000082||theft|Diebstahl|Vol|Robo|سرقة
20000105|20000082||war crime|Kriegsverbrechen|Crime de guerre|Crimen de guerra|جرائم حرب
20000106|02000000||judiciary|Justiz|Système judiciaire|Magistratura|سلطة قضائية
20000107|20000106||court|Gericht|Tribunal|Corte|محكمة
20000108|20000107||appeal (court)|Berufung (Gericht)|Appel|Apelación|استئناف
20000109|20000107||court administration|Gerichtsverwaltung|Greffe|Administración de corte|محكمة ادارية
20000110|20000107||judge|Richter|Juge|Juez|قضاة
20000111|20000107||trial (court)|Prozess (Gericht)|Procès|Juicio|محاكمة
20000112|20000111||court preliminary|Anhörung|Audiences préliminaires|Audiencias preliminares|جلسة تمهيدية
20000113|20000111||defendant|Angeklagter|Accusé|Acusado|مدعى عليه
20000114|20000111||litigation|Rechtsstreit|Contentieux|Litigios|نزاع
20000115|20000111||witness|Zeuge|Témoin|Testigo|شهود
20000116|20000106||out of court procedures|Außergerichtliche Einigung|Procédures hors tribunal|Procedimientos judiciales fuera del tribunal|خارج اطار القضاء
20000117|20000116||arbitration|Schiedsgericht|Arbitrage|Arbitraje|تحكيم
20000118|20000106||prosecution|Anklage|Accusation|Proceso judicial|ملاحقات
20000119|02000000||justice and rights|Rechtsprechung|Droits juridiques|Justicia y derechos|عدالة وحقوق
20000120|20000119||civil rights|Zivilrecht|Droits civiques|Derechos civiles|حقوق مدنية
20000121|02000000||law|Gesetz|Lois|Legislación|قانون
20000122|20000121||civil law|Bürgerliches Gesetzbuch|Droit civil|Derecho civil|قانون مدني
20000123|20000122||antitrust issue|Kartellfragen|Droit de la concurrence|Legislación antitrust|قضية مكافحة احتكار
20000124|20000122||regulation|Verordnung|Réglementation|Regulación|تنظيم
20000125|20000121||criminal law|Strafgesetzbuch|Droit pénal|Derecho penal|قانون جنائي
20000126|20000121||international law|Internationales Recht|Droit international|Derecho internacional|قانون دولي
20000127|20000126||extradition|Auslieferung|Extradition|Extradición|تسليم
20000128|20000126||international court or tribunal|Internationales Strafgericht|Cour ou tribunal international|Corte o tribunal internacional|محكمة دولية
20000129|02000000||law enforcement|Sicherheitskräfte (BGS, LKA, BKA)|Forces de l'ordre|Autoridades|تطبيق القانون
20000130|20000129||arrest|Untersuchungshaft|Arrestation|Arresto|توقيف
20000131|20000129||investigation (criminal)|Strafanzeige|Enquête|Investigación|تحقيق
20000132|20000131||missing person|Vermisste|Personne disparue|Personas desaparecidas|مفقودون
20000133|20000129||police|Polizei|Police|Policía|شرطة
20000134|20000129||punishment (criminal)|Strafe|Peines|Penas|عقوبة
20000135|20000134||capital punishment|Todesstrafe|Peine capitale|Pena capital|عقوبة قصوى
20000136|20000134||fine (penalty)|Geldstrafe|Amende|Multa|غرامة
20000137|20000134||prison|Strafvollzug|Prison|Cárcel|سجن
20000139|03000000||accident and emergency incident|Unglück|Accident|Accidente|حادث
20000140|20000139||explosion accident and incident|Explosion|Explosion accidentelle|Explosión|حادث انفجار
20000141|20000139||industrial accident and incident|Industrieunglück|Accident industriel|Accidente industrial|حادث صناعي
20000142|20000141||nuclear accident and incident|Atomunglück|Accident nucléaire|Accidente nuclear|حادث نووي
20000143|20000139||transport accident and incident|Transportunglück|Accident de transport|Accidente de transporte|حادث نقل
20000144|20000143||air and space accident and incident|Flugunglück|Accident aérospatial|Accidentes aeroespaciales|حادث جوي او فضائي
20000145|20000143||maritime accident and incident|Schiffsunglück|Accident maritime|Accidente marítimo|حادث بحري
20000146|20000143||railway accident and indicent|Bahnunglück|Accident ferroviaire|Accidente ferroviario|حادث قطار
20000147|20000143||road accident and incident|Verkehrsunglück|Accident routier|Accidente de carretera|حادث سير
20000148|03000000||disaster|Katastrophe|Désastres|Catástrofes|كارثة
20000149|20000148||famine|Hunger|Famine|Hambruna|مجاعة
20000150|20000148||fire|Feuer|Incendie|Incendios|حريق
20000151|20000148||natural disasters|Naturkatastrophe|Catastrophe naturelle|Desastre natural|كوارث طبيعية
20000152|20000151||drought|Dürre|Sécheresse|Sequía|جفاف
20000153|20000151||earthquake|Erdbeben|Tremblement de terre|Sismo|زلزال
20000154|20000151||flood|Hochwasser|Inondation|Inundaciones|فيضانات
20000155|20000151||landslide|Erdrutsch|Glissement de terrain|Deslizamiento de terreno|انزلاق
20000156|20000155||avalanche|Lawine|Avalanche|Avalancha|انهيار
20000157|20000151||meteorological disaster|Unwetter|Désastre météorologique|Desastre meteorológico|كارثة تقلبات جوية
20000158|20000157||windstorms|Orkan|Tempête|Tempestad|عواصف
20000159|20000151||volcanic eruption|Vulkanausbruch|Eruption volcanique|Erupción volcánica|انفجار بركان
20000160|03000000|x|emergency incident|Notfall|Situation d'urgence|Incidentes de emergencia|حادث طارىء
20000161|20000139||structural failures|Konstruktionsfehler|Effondrement|Derrumbe|انهيار مبان
20000162|20000160|x|transport incident|Transportnotfall|Incident de transport|Incidente de transporte|حادثة نقل
20000163|20000162|x|air and space incident|Flugnotfall|Incident aérien|Incidentes aéreos y espaciales|حادثة جوية او فضائية
20000164|20000162|x|maritime incident|Schiffsnotfall|Incident maritime|Incidentes marítimos|حادثة بحرية
20000165|20000162|x|railway incident|Bahnnotfall|Incident ferroviaire|Incidentes ferroviarios|حادثة قطار
20000166|20000162|x|road incident|Verkehrsnotfall|Incident routier|Incidentes carreteros|حادثة سير
20000167|03000000||emergency planning|Katastrophenschutz|Prévention et organisation des secours|Planificación de emergencia|خطط الطوارىء
20000168|03000000||emergency response|Hilfsorganisation|Secours d'urgence|Socorro de emergencia|استجابة لحالة طوارىء
20000170|04000000||business information|Firmeninformation|Microéconomie|Información sobre empresas|معلومات تجارية
20000171|20000170||business finance|Unternehmenszahlen|Vie des entreprises|Finanzas empresariales|تمويل اعمال تجارية
20000172|20000171||accounting and audit|Buchführung|Comptabilité et audit|Contabilidad y auditoría|محاسبة ومراجعة حسابات
20000173|20000171||analysts comment|Analyst|Commentaires d'analystes|Comentarios de analistas|تعليق محللين
20000174|20000171||bankruptcy|Insolvenz|Défaillance d'entreprise|Quiebra|افلاس
20000175|20000171||buyback|Aktienrückkauf|Rachat d'actions|Recompra de acciones|اعادة شراء
20000176|20000171||credit rating|Kreditrating|Notation|Clasificación financiera|تصنيف ائتماني
20000177|20000171||dividend announcement|Dividende|Dividendes|Anuncios de dividendos|اعلان ارباح
20000178|20000171||earnings|Gewinn|Résultats|Beneficios|ارباح
20000179|20000178||earnings forecast|Gewinnprognose|Prévisions de résultats|Previsión de beneficios|تقديرات ارباح
20000180|20000171||financial statement|Finanzbericht|Communiqué de résultats|Resultados empresariales|بيان مالي
20000181|20000180||proxy filing|Anmeldung von Proxies|Procurations pour assemblées générales|Votación por apoderados|وكيل ايداع
20000182|20000171||financially distressed company|Unternehmenskrise|Entreprise en difficulté|Empresas con problemas financieros|شركة منكوبة ماليا
20000183|20000171||financing and stock offering|Aktien|Financement et vente d'actions|Financiamiento, ofertas de acciones|عرض تمويل واسهم
20000184|20000171||restructuring and recapitalisation|Neufinanzierung und Umstrukturierung|Restructuration et recapitalisation|Reestructuración, recapitalización|اعادة هيكلة واعادة رسملة
20000185|20000171||shareholder|Aktionär|Actionnaire|Accionista|مساهم
20000186|20000171||stock activity|Aktienbewegung|Activité du titre|Actividad accionaria|حركة اسهم
20000187|20000171||stock flotation|Börsengang|Entrée en Bourse|Entrada en bolsa|تعويم اسهم
20000188|20000170||human resources|Personal|Ressources humaines|Recursos humanos|موارد بشرية
20000189|20000188||layoffs and downsizing|Entlassung und Rationalisierung|Restructurations et suppressions d'emplois|Despidos y reestructuraciones|تسريح وخفض نفقات
20000190|20000188||management|Vorstand|Dirigeants d'entreprise|Dirección|ادارة
20000191|20000188||stock option|Aktienoption|Options sur titres|Opciones sobre acciones|خيار شراء اسهم
20000192|20000170||strategy and marketing|Marketing|Stratégie et marketing|Estrategia y marketing|استراتيجية وتسويق
20000193|20000192||annual and special corporate meeting|Hauptversammlung|Assemblée générale|Asambleas corporativas anuales y especiales|اجتماع شركة سنوي
20000194|20000192||annual report|Geschäftsbericht|Rapport annuel|Memorias anuales|تقرير سنوي
20000195|20000192||board of directors|Geschäftsführung|Conseil d'administration|Junta directiva|مجلس مدراء
20000196|20000192||commercial contract|Vertrag|Contrat commercial|Contrato comercial|عقد تجاري
20000197|20000192||company spin-off|Firmenausgründung|Scission|Escisión de sociedades|تحويل اصول
20000198|20000192||economic globalisation|Globalisierung|Mondialisation|Globalización|عولمة
20000199|20000192||business governance|Unternehmensrecht|Gouvernance|Gobernanza|حكم رشيد
20000200|20000192||joint venture|Joint Venture|Joint venture|Empresa conjunta|شركة مختلطة
20000201|20000192||leveraged buyout|Übernahme|Rachat d'entreprise par endettement|Compras apalancadas|بيع اصول
20000202|20000192||licensing agreement|Lizenz|Accords de licence|Contratos de concesión de licencia|اتفاق ترخيص
20000203|20000192||management buyout|Übernahme des Management|Rachat par la direction|MBO - Compra de una empresa por sus propios directivos|ادارة شراء
20000204|20000192||merger or acquisition|Fusion|Fusion ou acquisition|Fusiones, adquisiciones|اندماج او استحواذ
20000205|20000192||new product or service|Neue Produkte|Nouveau produit ou nouveau service|Nuevo producto o servicio|منتج او خدمة جديدة
20000206|20000192||patent, copyright and trademark|Patent, Copyright und Warenzeichen|Brevet, droit d'auteur et marque déposée|Patentes, propiedad intelectual, marcas registradas|براءة، حقوق نشر وعلامة تجارية
20000207|20000192||product recall|Reklamation|Rappel de marchandise|Retiro de productos|سحب منتج
20000208|20000192||research and development|Forschung und Entwicklung|Recherche et développement|Investigación y desarrollo|بحث وتنمية
20000209|04000000||economic sector|Branchen|Secteurs économiques|Sector económico|قطاع اقتصادي
20000210|20000209||agriculture|Agrar|Agriculture|Agricultura|زراعة
20000211|20000210||aquaculture|Aquakultur|Aquaculture|Acuicultura|مزارع سمك
20000212|20000210||arable farming|Ackerbau|Cultures|Cultivos agrícolas|زراعة
20000213|20000210||fishing industry|Fischindustrie|Pêche|Industria pesquera|صناعة سمكية
20000214|20000210||forestry and timber|Forstwirtschaft|Exploitation forestière|Silvicultura y explotación forestal|احراج واخشاب
20000215|20000210||livestock farming|Tierhaltung|Elevage|Ganadería y avicultura|تربية الماشية
20000216|20000210||viniculture|Weinbau|Viticulture|Vinicultura|زراعة كروم
20000217|20000209||chemicals|Chemie|Chimie|Productos químicos|مواد كيميائية
20000218|20000217||biotechnology business|Biotechnologie|Entreprise de biotechnologie|Biotecnología|تجارة تكنولوجيا حيوية
20000219|20000217||fertiliser|Düngemitel|Engrais|Fertilizantes|اسمدة
20000220|20000217||health and beauty product|Kosmetik|Hygiène et Cosmétiques|Productos de salud y belleza|صحة ومواد تجميل
20000221|20000217||inorganic chemical|Anorganische Chemie|Chimie inorganique|Productos químicos inorgánicos|مواد كيميائية لا عضوية
20000222|20000217||organic chemical|Organische Chemie|Chimie organique|Productos químicos orgánicos|مواد كيميائية عضوية
20000223|20000217||pharmaceutical|Pharmaindustrie|Pharmacie|Productos farmacéuticos|صيدلي
20000224|20000217||synthetic and plastic chemicals|Kunststoff|Plastiques et matières synthétiques|Productos sintéticos y plásticos|بلاستيك ومواد صناعية
20000225|20000209||computing and information technology|Computer und Informationstechnologie|Informatique et télécommunications|Computación e informática|تكنولوجيا كمبيوتر ومعلوماتية
20000226|20000225||hardware|Hardware|Ordinateurs|Hardware|مكونات صلبة (كمبيوتر)
20000227|20000225||computer networking|Netzwerk|Réseaux de communication|Interconexión|ربط شبكات
20000228|20000225||satellite technology|Satellitentechnologie|Satellites|Tecnología satelital|تقنيات اقمار اصطناعية
20000229|20000225||computer security|Sicherheitstechnologie|Sécurité informatique|Seguridad|امن
20000230|20000225||semiconductors and active components|Elektronik|Semi-conducteurs et composants électroniques|Semiconductores|موصل احادي وعنصر نشيط
20000231|20000225||software|Software|Logiciel|Software|برامج معلوماتية
20000232|20000225||telecommunication equipment|Telekommunikation Ausrüstung|Equipement de télécommunication|Equipos de telecomunicaciones|معدات اتصالات
20000233|20000225||telecommunication service|Telekommunikation Service|Service de télécommunication|Servicio de telecomunicaciones|خدمات اتصالات
20000234|20000225||wireless technology|Wireless-Technologie|Technologies mobiles|Tecnología inalámbrica|تكنولوجيا اتصالات لاسلكية
20000235|20000209||construction and property|Bau|Construction et immobilier|Construcción e inmobiliaria|بناء وملكية
20000236|20000235||design and engineering|Design und Technik|Architecture et ingénierie industrielles|Deseño e ingeniería|تصميم وهندسة
20000237|20000235||farms|Landwirtschaftsbau|Terres agricoles|Granjas|مزارع
20000238|20000235||heavy construction|Tiefbau|Travaux publics|Construcción pesada|منشآت ثقيلة
20000239|20000235||house building|Wohnungsbau|Bâtiment|Construcción de viviendas|بناء مساكن
20000240|20000235||land price|Grundstückspreis|Prix foncier|Costo de tierras|اسعار اراضي
20000241|20000235||real estate|Immobilien|Immobilier|Bienes raíces|عقارات
20000242|20000235||renovation|Sanierung|Rénovation|Renovación|ترميم
20000243|20000209||consumer goods|Konsumgüter|Distribution|Bienes de consumo|سلع استهلاكية
20000244|20000243||beverage|Getränke|Boissons|Bebidas|مشروبات
20000245|20000243||clothing|Bekleidung|Habillement|Vestuario|البسة
20000246|20000243||department store|Kaufhaus|Grand magasin|Grandes tiendas - grandes almacenes|مخزن تجاري
20000247|20000243||electronic commerce|E-Commerce|Vente en ligne|Comercio electrónico - comercio online|تجارة الكترونية
20000248|20000243||food|Lebensmittel|Distribution alimentaire|Alimentos|اغذية
20000249|20000243||luxury good|Luxusgüter|Luxe|Artículos de lujo|سلع فاخرة
20000250|20000243||mail order|Versandhandel|Vente par correspondance|Venta por correo|شراء بالبريد
20000251|20000243||non-durable good|Gebrauchsgüter|Biens de consommation courante|Artículos perecederos|سلع غير معمرة
20000252|20000243||retail|Einzelhandel|Vente au détail|Venta minorista|تجارة مفرق
20000253|20000243||speciality store|Fachhandel|Commerce spécialisé|Tiendas especializadas|متجر متخصص
20000254|20000243||toy|Spielwaren|Jouets|Juguetes|لعب
20000255|20000243||wholesale|Großhandel|Grossiste|Venta mayorista|تجارة جملة
20000256|20000209||energy and resource|Energie|Energie et ressources|Energía y recursos naturales|طاقة وموارد
20000257|20000256||alternative energy|Alternative-Energie|Energies alternatives|Energía alternativa|طاقة بديلة
20000258|20000256||coal|Kohle|Charbon|Carbón|فحم
20000259|20000256||diesel fuel|Diesel|Gazole|Combustible diesel|ديزل
20000260|20000256||electricity production and distribution|Strom|Electricité|Producción y distribución de electricidad|انتاج وتوزيع كهرباء
20000261|20000256||energy industry|Energie|Energie|Energía|صناعة الطاقة
20000262|20000256||kerosene/paraffin|Kerosin/Parafin|Kérosène|Kerosene|كيروسين، بارافين
20000263|20000256||natural gas|Erdgas|Gaz naturel|Gas natural|غاز طبيعي
20000265|20000256||nuclear power|Atomenergie|Energie nucléaire|Energía nuclear|طاقة نووية
20000266|20000256||oil and gas - downstream activities|Öl und Gas (Verwertung)|Distribution de pétrole et gaz|Distribución de petróleo y gas|نفط وغاز/تنقيب وانتاج
20000267|20000256||oil and gas - upstream activities|Öl und Gas (Förderung)|Production de pétrole et gaz|Petróleo y gas primarios|نفط وغاز/تكرير وبيع وتوزيع
20000268|20000256||petrol|Benzin|Essence|Gasolina, nafta|نفط
20000269|20000256||waste management and pollution control|Schadstoffkontrolle|Traitement des déchets et contrôle de la pollution|Manejo de desechos y control de contaminación|ادارة نفايات ومراقبة التلوث
20000270|20000256||water supply|Wasser|Alimentation en eau|Suministro de agua|امدادات المياه
20000271|20000209||financial and business service|Dienstleistung|Services|Servicios financieros y comerciales|خدمات مال واعمال
20000272|20000271||accountancy and auditing|Wirtschaftsprüfer|Comptabilité et Audit|Contabilidad y auditoría|محاسبة وتدقيق حسابات
20000273|20000271||auction service|Auktion|Vente aux enchères|Remates, subastas|خدمات مزادات
20000274|20000271||banking|Bank|Banque|Servicios bancarios|عمل مصرفي
20000275|20000271||consultancy service|Unternehmensberatung|Consultants|Servicios de consultoría|خدمات استشارية
20000276|20000271||employment agency|Arbeitsvermittlung|Services d'aide à la recherche d'emploi|Agencias de empleo|وكالات توظيف
20000277|20000271||funeral parlour and crematorium|Bestattungsinstitut|Pompes funèbres|Servicios funerarios y de crematorio|خدمة دفن الموتى
20000278|20000271||healthcare provider|Gesundheitsdienst|Services de santé|Prestadores de servicios de salud|مزود خدمات صحية
20000279|20000271||insurance|Versicherung|Assurances|Seguros|تأمين
20000280|20000271||investment service|Investmentdienst|Conseil financier|Asesoría de inversiones|خدمات استثمارية
20000281|20000271||janitorial service|Reinigungsservice|Société de nettoyage|Servicios de conserjería|خدمة صيانة مباني
20000282|20000271||legal service|Rechtsberatung|Service juridique|Servicios legales|خدمات قانونية
20000283|20000271||market research|Marktforschung|Etude de marché|Investigación de mercado|حركة السوق
20000284|20000271||market trend|Marktentwicklung|Tendance du marché|Tendencias de mercado|اتجاهات السوق
20000285|20000271||personal finance|Privatfinanzen|Epargne personnelle|Finanzas personales|ميزانية شخصية
20000286|20000271||personal income|Nettoeinkommen|Revenus personnels|Ingresos|دخل فردي
20000287|20000271||personal investing|Privatinvestition|Placements personnels|Inversiones personales|استثمارات شخصية
20000288|20000271||personal service|Körperpflegeservice|Soins de beauté|Servicios personales|خدمة شخصية
20000289|20000271||printing/promotional service|Druckdienstleister|Imprimerie et reprographie|Impresión-servicio promocional|طباعة ودمات ترويج
20000290|20000271||rental service|Mietservice|Sociétés de location|Rentadoras|خدمات تأجير
20000291|20000271||shipping service|Kurierdienst|Messagerie|Servicios de envío|خدمات الشحن
20000292|20000271||stock broking|Börsenmakler|Courtage d'actions|Corretaje de acciones|سمسرة
20000293|20000271||wedding service|Hochzeitsservice|Services matrimoniaux|Servicios de boda|خدمات زواج
20000294|20000209||manufacturing and engineering|Metall- und Technische Industrie|Industrie manufacturière|Fabricación e ingeniería|تصنيع وهندسة
20000295|20000294||aerospace|Flug- und Raumfahrindustrie|Industrie aérospatiale|Industria aeroespacial|صناعات جوية وفضائية
20000296|20000294||automotive equipment|Automobilindustrie|Industrie automobile|Equipamiento para vehículos|تجهيزات سيارات
20000297|20000294||defence equipment|Rüstungsindustrie|Industrie de défense|Equipos de defensa|تجهيرات دفاعية
20000298|20000294||electrical appliance|Elektroindustrie|Appareils électriques et électroménager|Artefactos eléctricos|اجهزة كهربائية
20000299|20000294||heavy engineering|Anlagenbau|Engins de chantier|Ingeniería pesada|هندسة ثقيلة
20000300|20000294||industrial component|Zulieferindustrie|Composants industriels|Componentes industriales|مكونات صناعية
20000301|20000294||instrument engineering|Gerätebau|Construction d'instruments|Ingeniería de instrumentos|هندسة اجهزة
20000302|20000294||machine manufacturing|Maschinenbau|Mécanique lourde|Fabricación de máquinas|صناعة آلات
20000303|20000294||shipbuilding|Schiffbau|Construction navale|Astilleros|بناء سفن
20000304|20000209||media|Medien|Médias|Medios de comunicación|اعلام
20000305|20000304||advertising|Werbung|Publicité|Publicidad|اعلان
20000306|20000304||book industry|Verlag|Edition|Libros|صناعة الكتب
20000307|20000304||cinema industry|Filmindustrie|Industrie du cinéma|Industria cinematográfica|صناعة السينما
20000308|20000304||music industry|Musikindustrie|Industrie musicale|Industria musical|صناعة الموسيقى
20000309|20000304||news agency|Nachrichtenagentur|Agence de presse|Agencias de noticias|وكالات انباء
20000310|20000304||newspaper and magazine|Presse|Journaux et périodiques|Diarios y revistas|صحف ومجلات
20000311|20000304||online media|Online Medien|Presse en ligne|Noticias en línea|انترنت
20000312|20000304||public relations|Öffentlichkeitsarbeit|Relations publiques|Relaciones públicas|علاقات عامة
20000313|20000304||radio industry|Radioindustrie|Radio|Industria de radio|صناعة الاذاعة
20000314|20000304||satellite and cable service|Satellit und Kabelservice|Diffuseurs par câble ou satellite|Servicios satelitales y de cable|خدمة اقمار اصطناعية وكابل
20000315|20000304||television industry|Fernsehproduktion|Télévision|Industria de la televisión|صناعة التلفزيون
20000316|20000209||metal and mineral|Metall und Mineralien|Métaux et minéraux|Metales y minerales|معادن وثروات معدنية
20000317|20000316||building material|Baustoff|Matériaux de construction|Materiales de construcción|مواد بناء
20000318|20000316||gold and precious material|Gold und Edelmetall|Or et métaux précieux|Oro y metales preciosos|ذهب واحجار ثمينة
20000319|20000316||iron and steel|Eisen und Stahl|Sidérurgie|Hierro y acero|حديد وصلب
20000320|20000316||mining|Bergbau|Mines|Minería|مناجم
20000321|20000316||non ferrous metal|Nichteisenmetall|Métaux non-ferreux|Minerales no ferruginosos|معادن غير حديدية
20000322|20000209||process industry|Verarbeitende Industrie|Industrie de transformation|Industrias de procesamiento|صناعة تحويلية
20000323|20000322||distiller and brewer|Alkoholische Getränke/Brauerei|Brasseries et distilleries|Destilerías y cervecerías|تقطير وانتاج الخمر
20000324|20000322||food industry|Nahrungsmittelindustrie|Industries alimentaires|Industria alimentaria|صناعة غذائية
20000325|20000322||furnishings and furniture|Möbel|Meubles et décoration|Muebles y decoración|اثاث ومفروشات
20000326|20000322||paper and packaging product|Papier und Verpackung|Papier et emballage|Productos de papel y embalaje|صناعة الورق والنغليف
20000327|20000322||rubber product|Gummi|Caoutchouc|Productos de caucho|منتجات مطاطية
20000328|20000322||soft drinks|Nicht-alkoholische Getränke|Boissons non-alcoolisées|Bebidas no alcohólicas|مشروبات غير كحولية
20000329|20000322||textile and clothing|Textil und Bekleidung|Textile|Textiles y vestimenta|نسيج والبسة
20000330|20000322||tobacco|Tabak|Tabac|Tabaco|تبغ
20000331|20000209||tourism and leisure|Tourismus und Freizeit|Tourisme et loisirs|Turismo y tiempo libre|سياحة وترفيه
20000332|20000331||casino and gambling|Glücksspielindustrie|Casinos et jeux d'argent|Casinos y juegos de azar|كازينو وقمار
20000333|20000331||hotel and accommodation|Gastgewerbe|Hôtellerie|Hoteles y alojamiento|فنادق ومساكن
20000334|20000331||recreational and sporting goods|Sport- und Freizeitartikel|Articles de sport et plein air|Artículos deportivos y de recreación|سلع ترفيهية ورياضية
20000335|20000331||restaurant and catering|Gaststronomie|Restaurants et traiteurs|Restaurantes y restauración|مطاعم وطبخ
20000336|20000331||tour operator|Reiseveranstalter|Voyagiste|Operadores de turismo|تنظيم رحلات
20000337|20000209||transport|Transport|Transports|Transporte|نقل
20000338|20000337||air transport|Luftverkehr|Transport aérien|Transporte aéreo|نقل جوي
20000339|20000337||commuting|Pendelverkehr|Transport quotidien|Transporte colectivo|سفر
20000340|20000337||railway transport|Bahn|Transport ferroviaire|Transporte ferroviario|نقل بالقطارات
20000341|20000337||road transport|Straßentransport|Transport routier|Transporte carretero|نقل طرقي
20000342|20000337||traffic|Verkehrsbericht|Information routière|Tráfico|حركة سير
20000343|20000337||waterway and maritime transport|Schifffahrt|Transport fluvial et maritime|Transporte fluvial y marítimo|ممرات مائية ونقل بحري
20000344|04000000||economy|Wirtschaft|Economie|Economía|اقتصاد
20000345|20000344||economic policy|Wirtschaftspolitik|Politique économique|Política económica|سياسة اقتصادية
20000346|20000344||macro economics|Volkswirtschaft|Macro-économie|Macroeconomía|اقتصادات كلية
20000347|20000346||bonds|Anleihe|Obligations|Bonos|سندات
20000348|20000346||budgets and budgeting|Haushalt|Budget|Presupuesto|ميزانيات ورسم ميزانيات
20000349|20000346||business enterprise|Unternehmen|Entreprises|Empresas|شركات كبيرة
20000350|20000346||central bank|Zentralbank|Banque centrale|Bancos centrales|مصرف مركزي
20000351|20000346||consumers|Kunde|Consommation|Consumidores|مستهلكون
20000352|20000351||consumer confidence|Verbraucherschutz|Confiance des consommateurs|Confianza del consumidor|ثقة المستهلك
20000353|20000351||consumer issue|Verbraucher|Questions de consommation|Problemas del consumidor|قضية مستهلك
20000354|20000346||credit and debt|Kredit- und Schuldensumme|Crédit et endettement|Crédito y débito|ائتمان ودين
20000355|20000346||currency value|Währung|Cours des devises|Tipo de cambio|قيمة عملة
20000356|20000346||deflation|Deflation|Déflation|Deflación|انكماش
20000357|20000346||economic growth|Wachstum|Croissance économique|Crecimiento|نمو اقتصادي
20000358|20000346||economic indicator|Konjunktur|Indicateur économique|Indicadores económicos|مؤشر اقتصادي
20000359|20000358||gross domestic product|Bruttoinlandsprodukt|Produit intérieur brut|Producto Interno Bruto|اجمالي الناتج الداخلي
20000360|20000358||industrial production|Industrieproduktion|Production industrielle|Producción industrial|انتاج صناعي
20000361|20000358||inventories|Inventur|Stocks|Inventarios|جردة
20000362|20000358||productivity|Produktivität|Productivité|Productividad|انتاجية
20000363|20000346||economic organisation|Private Wirtschaftsorganisation|Organisation économique|Organizaciones económicas|تنظيم اقتصادي
20000364|20000346||emerging market|Schwellenland|Marché des pays émergents|Mercados emergentes|اسواق ناشئة
20000365|20000346||employment statistics|Arbeitsstatistik|Statistiques de l'emploi|Estadísticas de empleo|احصاءات قطاع الوظائف
20000366|20000346||exports|Export|Exportations|Exportaciones|صادرات
20000367|20000346||government aid|Subvention|Aide publique|Ayuda estatal|مساعدات حكومية
20000368|20000346||government debt|Staatsverschuldung|Dette publique|Deuda pública|ديون حكومية
20000369|20000346||imports|Import|Importations|Importaciones|واردات
20000370|20000346||inflation|Inflation|Inflation|Inflación|تضخم
20000371|20000346||interest rate|Zinsen|Taux d'intérêts|Tasas de interés|معدل الفائدة
20000372|20000346||international economic institution|Internationale Wirtschaftsorganisation|Institution économique internationale|Instituciones económicas internacionales|مؤسسة اقتصادية دولية
20000373|20000346||international trade|Welthandel|Commerce international|Comercio internacional|تجارة دولية
20000374|20000373||trade agreements|Handelsabkommen|Accords commerciaux|Acuerdos comerciales|اتفاقات تجارية
20000375|20000373||trade balance|Handelsbilanz|Balance commerciale|Balanza comercial|ميزان تجاري
20000376|20000373||trade dispute|Handeslstreitigkeit|Conflit commercial|Litigio comercial|نزاع تجاري
20000377|20000373||trade policy|Handelsbeschränkung|Politique commerciale|Política comercial|سياسة تجارية
20000378|20000346||investments|Investition|Investissements|Inversiones|استثمارات
20000379|20000346||money and monetary policy|Geld- und Finanzpolitik|Politique monétaire|Política monetaria y fiscal|عملة وسياسة نقدية
20000380|20000346||mortgage|Hypothek|Emprunt immobilier|Hipoteca|رهن
20000381|20000346||mutual funds|Investmentfond|Fonds communs de placement|Fondos mutuales|صناديق استثمار
20000382|20000346||prices|Preis|Prix|Precios|اسعار
20000383|20000346||recession|Rezession|Récession|Recesión|انكماش
20000384|20000346||tariff|Zoll|Droits de douane|Aranceles|تعرفة
20000385|04000000||market and exchange|Markt und Börse|Marchés|Mercados y bolsas|سوق ومبادلة
20000386|20000385||commodity market|Warenbörse|Marché des matières premières|Mercado de materias primas|سوق السلع
20000387|20000386||energy market|Energie|Marché de l'énergie|Mercado de energía|طاقة
20000388|20000386||metal|Metall|Marché des métaux|Metales|معادن
20000389|20000386||soft commodity|Obligation|Marchés agricoles|Materias primas agrícolas|سلعة اساسية
20000390|20000385||debt market|Kapitalmarkt|Marché obligataire|Mercados de deuda|سوق الديون
20000391|20000385||foreign exchange market|Devisenmarkt|Marché des changes|Mercados cambiario|سوق صرف العملات
20000392|20000385||loan market|Kreditmarkt|Marché monétaire|Mercado de préstamos|سوق القروض
20000393|20000392||loans|Kredit|Prêts|Préstamos|قروض
20000394|20000385||securities|Börse|Bourse|Valores|سندات مالية
20000395|20000394||derivative securities|Derivate|Produits dérivés|Derivados|اوراق مالية مشتقة
20000396|20000385||stocks|Aktien|Actions|Acciones|اسهم
20000398|05000000||parent organisation|Eltern|Parents d'élèves|Asociaciones de padres de alumnos|منظمة الآباء
20000399|05000000||religious education|Religionserziehung|Education religieuse|Educación religiosa|تربية دينية
20000400|05000000||school|Schule|Ecoles, collèges, lycées|Escuelas|مدرسة
20000401|20000400||elementary schools|Grundschule|Ecole primaire|Escuela primaria|مدارس ابتدائية
20000402|20000400||further education|Weiterbildung|Enseignement post-scolaire|Estudios adicionales|تعليم اضافي
20000403|20000402||adult education|Erwachsenenbildung|Formation|Educación de adultos|تعليم الراشدين
20000404|20000400||high schools|Gymnasium|Lycées|Liceo o secundaria|مدارس ثانوية
20000405|20000400||higher education|Hochschule|Education supérieure|Educación superior|تعليم عالي
20000406|20000405||college|Fachhochschule|Lycées professionnels|Colegio universitario|كلية
20000407|20000405||university|Universität|Université|Universidad|جامعة
20000408|20000400||middle schools|Haupt-und Realschule|Collège|Colegio de secundaria|مدارس متوسطة
20000409|20000400||preschool|Vorschule/Kindergarten|Maternelle|Preescolar|حضانة
20000410|05000000||social learning|Erziehung|Apprentissage social|Crianza|تعليم اجتماعي
20000411|05000000||teaching and learning|Lehren und Lernen|Pédagogie|Enseñanza y aprendizaje|تعليم وتعلم
20000412|20000411||curriculum|Lehrplan|Programmes d'études|Malla curricular|برنامج تعليمي
20000413|20000411||examination|Prüfung|Examen|Exámen|فحص
20000414|20000413||entrance examination|Aufnhameprüfung/Abschluss|Examen ou concours d'entrée|Examen de admisión|امتحانات قبول
20000415|20000411||students|Schüler|Etudiants|Estudiantes|طلاب
20000416|20000411||teachers|Lehrender|Enseignants|Profesores|مدرسون
20000418|06000000||climate change|Klimaveränderung|Changement climatique|Cambio climático|تبدل مناخي
20000419|20000418||global warming|Klimaerwärmung|Réchauffement climatique|Calentamiento global|احتباس حراري
20000420|06000000||conservation|Naturschutz|Protection de la nature|Preservación|حفظ
20000421|20000420||energy saving|Energiesparen|Economies d'énergie|Ahorro de energía|توفير الطاقة
20000422|20000420||parks|Naturschutzgebiet|Parcs naturels|Parques|حدائق
20000423|06000000||environmental politics|Umweltpolitik|Politique de l'environnement|Política ambiental|سياسات بيئية
20000424|06000000||environmental pollution|Umweltverschmutzung|Pollution de l'environnement|Contaminación ambiental|تلوث بيئي
20000425|20000424||air pollution|Luftverschmutzung|Pollution de l'air|Contaminación del aire|تلوث جو
20000426|20000424||environmental cleanup|Umweltsäuberung|Dépollution|Descontaminación|تنظيف البيئة
20000427|20000424||hazardous materials|Giftstoff|Matières dangereuses|Materiales tóxicos|مواد خطيرة
20000428|20000424||waste materials|Abfall|Déchets|Residuos|نفايات
20000429|20000424||water pollution|Wasserverschmutzung|Pollution de l'eau|Contaminación del agua|تلوث مياه
20000430|06000000||natural resources|Ressourcen|Ressources naturelles|Recursos naturales|موارد طبيعية
20000431|20000430||energy resources|Rohstoff|Energie|Recursos energéticos|موارد طاقة
20000432|20000430||land resources|Land|Réserve naturelle|Recursos terrestres|ثروات باطنية
20000433|20000432||forests|Wald|Forêts|Bosques|غابات
20000434|20000432||mountains|Berg|Montagnes|Montañas|جبال
20000435|20000430||population growth|Bevölkerungsentwicklung|Croissance de la population|Crecimiento demográfico|نمو سكاني
20000436|20000430||renewable energy|Erneuerbare Energien|Energies renouvelables|Energías renovables|طاقة متجددة
20000437|20000430||water|Wasser|Distribution de l'eau|Agua|مياه
20000438|20000437||oceans|Ozean|Océans|Océanos|محيطات
20000439|20000437||rivers|Fluß|Rivières|Ríos|انهار
20000440|20000437||wetlands|Feuchtgebiet|Marais|Pantanos|اراضي رطبة
20000441|06000000||nature|Natur|Nature|Naturaleza|طبيعة
20000442|20000441||ecosystem|Ökosystem|Ecosystème|Ecosistema|نظام بيئي
20000443|20000441||endangered species|Artenschutz|Espèce menacée|Especies en peligro|انواع مهددة
20000444|20000441||invasive species|Invasive Arten|Espèces envahissantes|Especies invasoras|انواع غازية
20000446|07000000||diseases and conditions|Krankheit|Maladies et état de santé|Enfermedades|امراض وظروف
20000447|20000446||cancer|Krebs|Cancer|Cáncer|سرطان
20000448|20000446||communicable disease|Ansteckende Krankheit|Maladies contagieuses|Enfermedades contagiosas|مرض معد
20000449|20000448||epidemic|Epidemie|Epidémie|Epidemias|وبائي
20000450|20000449||plague (disease)|Pest (Krankheit)|Peste|Plagas|وباء
20000451|20000448||virus disease|Viruserkrankung|Maladie virale|Enfermedades virales|مرض فيروسي
20000452|20000451||AIDS||SIDA|Sida|ايدز
20000453|20000451||retrovirus|Retrovirus|Retrovirus|Retrovirus|فيروس ارتجاعي
20000454|20000446||heart disease|Herzkrankheit|Maladie cardiaque|Enfermedades cardíacas|امراض قلب
20000455|20000446||illness|Leiden|Maladie|Enfermedades|مرض
20000456|20000446||injury|Invalidität|Blessure|Lesiones|اصابة
20000457|20000446||medical conditions|Krankheitsverlauf|Etat de santé|Condiciones médicas|شروط طبية
20000458|20000446||mental and behavioural disorder|Psychische Krankheit|Troubles mentaux et comportementaux|Enfermedades mentales y comportamentales|اضطراب عقلي وسلوكي
20000459|20000458||eating disorder|Essstörung|Troubles alimentaires|Desordenes alimenticios|اضطرابات غذائية
20000460|20000446||obesity|Übergewicht|Obésité|Obesidad|سمنة
20000461|07000000||health facility|Gesundheitseinrichtung|Centre de soins|Establecimientos de salud|منشأة صحية
20000462|20000461||hospital and clinic|Krankenhaus|Hôpitaux et cliniques|Hospitales y clínicas|مستشفيات وعيادات
20000463|07000000||health organisations|Gesundheitsorganisation|Organisations de santé|Organizaciones de salud|منظمات صحية
20000464|07000000||health treatment|Medizinische Behandlung|Traitements|Tratamiento de salud|علاج صحي
20000465|20000464||diet|Diät|Régime|Dieta|نظام غذائي
20000466|20000465||dietary supplements|Diätische Ergänzung|Complèments nutritifs|Suplementos alimenticios|نظام غذائي تكميلي
20000467|20000464||medical drugs|Medizinische Droge|Médicaments|Medicamentos|ادوية طبية
20000468|20000467||prescription drugs|Droge auf Rezept|Prescription médicale|Medicamento bajo prescripción médica|ادوية موصوفة طبيا
20000469|20000464||medical procedure/test|Medizinische Untersuchung|Protocole médical|Exámen/procedimiento médico|اجراءات/فحوص طبية
20000470|20000464||medicine|Medikament|Remède|Medicina|طب
20000471|20000470||herbal medicine|Homöopathie|Phytothérapie|Hierbas medicinales|اعشاب
20000472|20000470||holistic medicine|Ganzheitliche Medizin|Médecine holistique|Medicina holística|طب شمولي
20000473|20000470||traditional Chinese medicine|Chinesische Medizin (TCM)|Médecine traditionelle chinoise|Medicina tradicional china|طب صيني
20000474|20000470||western medicine|Schulmedizin|Médecine occidentale|Medicina occidental|غرب
20000475|20000464||physical fitness|Fitness|Etat physique|Estado físico|لياقة بدنية
20000476|20000464||preventative medicine|Vorsorge|Médecine préventive|Medicina preventiva|طب وقائي
20000477|20000476||vaccines|Impfung|Vaccins|Vacunas|لقاحات
20000478|20000464||therapy|Therapie|Thérapie|Terapia|علاج
20000479|07000000||healthcare policy|Gesundheitspolitik|Politique de santé|Política de atención de salud|سياسة الرعاية الطبية
20000480|20000479||government health care|Gesetzliche Krankenversicherung|Santé publique|Atención estatal de salud|رعاية طبية حكومية
20000481|20000480|x|Medicaid|Krankenversicherung|||مساعدة طبية للفقراء
20000482|20000480|x|Medicare|Pflegeversicherung|||ميديكير
20000483|20000479||health insurance|Zusatzversicherung|Assurance maladie|Seguro de salud|تأمين صحي
20000484|20000479||private health care|Private Krankenversicherung|Soins de santé privés|Medicina privada|القطاع الصحي الخاص
20000485|07000000||medical profession|Medizin|Profession médicale|Profesión médica|مهنة طبية
20000486|20000485||medical service|Medizinischer Service|Examens médicaux|Servicios médicos|خدمات طبية
20000487|20000485||medical specialisation|Medizinisches Spezialgebiet|Spécialisations médicales|Especializaciones médicas|تخصص طبي
20000488|20000487||geriatric medicine|Geriatrie|Gériatrie|Geriatría|طب المسنين
20000489|20000487||obstetrics/gynaecology|Gynäkologie|Gynécologie|Obstetricia / ginecología|توليد/طب نسائي
20000490|20000487||paediatrics|Pädiatrie|Pédiatrie|Pediatría|طب الاطفال
20000491|20000487||reproductive medicine|Reproduktionsmedizin|Médecine de la reproduction|Medicina reproductiva|طب تناسلي
20000492|20000485||medical staff|Gesundheitspersonal|Personnel médical|Personal médico|طاقم طبي
20000493|07000000||non-human diseases|Nicht-menschliche Krankheit|Maladies non-humaines|Enfermedades no humanas|امراض غير بشرية
20000494|20000493||animal disease|Tierkrankheit|Maladie animale|Enfermedades animales|مرض حيواني
20000495|20000493||plant disease|Pflanzenkrankheit|Maladie végétale|Enfermedades de plantas|مرض نباتي
20000497|08000000||accomplishment|Erungenschaft|Succès|Logros|انجاز
20000498|20000497||award and prize|Auszeichnung und Preis|Prix et récompenses|Premios|مكافات وجوائز
20000499|20000497||records and achievements|Rekord|Record|Récord|رقم قياسي
20000500|08000000||animal|Tier|Animaux|Animales|حيوان
20000501|08000000||ceremony|Zeremonie|Cérémonie|Ceremonia|احتفال
20000502|08000000||people|Leute|Gens|Interés humano|شخصيات
20000503|20000502||human mishap|Missgeschick|Mésaventures|Desgracia humana|خطأ بشري
20000504|20000502||high-society|Society|Mondanités|Gente|مجتمع مخملي
20000505|20000504||celebrity|Prominenz|Célébrités|Celebridades|مشاهير
20000506|20000504||imperial and royal matters|Adel|Royauté|Asuntos imperiales, reales|شؤون امبراطورية وملكية
20000507|08000000||plant|Pflanze|Plantes|Plantas|نبتة
20000509|09000000||employment|Beschäftigung|Emploi|Empleo|توظيف
20000510|20000509||apprentices|Ausbildung|Apprentissage|Aprendices|مبتدئون/متدربون
20000511|20000509||child labour|Kinderarbeit|Travail des enfants|Trabajo infantil|عمل الاطفال
20000512|20000509||employee|Arbeitnehmer|Salarié|Empleados|موظف
20000513|20000509||employer|Arbeitgeber|Employeur|Empleadores|رب العمل
20000514|20000509||employment training|Berufliche Bildung|Formation à l'emploi|Capacitación profesional|تدريب مهني
20000515|20000514||advanced training|Fortbildung|Formation continue|Especialización|تأهيل متقدم
20000516|20000514||retraining|Umschulung|Reconversion|Reconversión|اعادة تدريب
20000517|20000509||occupations|Beruf|Profession|Oficios|عمل
20000518|20000509||wage and benefit|Lohn|Salaires et pensions ou Salaires et allocations|Salarios y pensiones|اجور وتعويضات
20000519|20000518||employee benefits|Arbeitnehmerzulage|Avantages sociaux|Beneficios laborales|مكاسب العمال
20000520|20000518||social security|Renten- und Sozialversicherung|Cotisations Vieillesse|Seguridad social|ضمان اجتماعي
20000521|09000000||employment legislation|Arbeitsrecht|Législation du travail|Legislación laboral|قانون التوظيف
20000522|20000521||health and safety at work|Arbeitssicherheit|Règles de sécurité au travail|Salud y seguridad laboral|الصحة والسلامة في العمل
20000523|09000000||labour market|Arbeitsmarkt|Marché du travail|Mercado de trabajo|سوق العمل
20000524|09000000||labour relations|Arbeitsbeziehung|Relations du travail|Relaciones laborales|علاقات عمل
20000525|20000524||collective contract|Tarifvertrag|Convention collective|Contratos colectivos|عقد جماعي
20000526|20000525||contract issue-healthcare|Krankengeld|Conditions de travail|Contratos/cuidado de salud|عقد عمل/ضمان صحي
20000527|20000525||contract issue-wages|Gehaltstarifvertrag|Accords salariaux|Contratos/pagos|عقد عمل/رواتب
20000528|20000525||contract issue-work rules|Manteltarifvertrag|Règlement intérieur d'entreprises|Contratos/normas de trabajo|عقد عمل/قواعد العمل
20000529|20000524||labour dispute|Tarifkonflikt|Conflit social|Conflictos laborales|نزاع عمل
20000530|20000529||strike|Streik|Grèves|Huelga|اضراب
20000531|09000000||retirement|Ruhestand|Retraite|Jubilación|تقاعد
20000532|20000531||pension|Rente|Pension de retraite|Pensión|راتب تقاعد
20000533|09000000||unemployment|Arbeitslosigkeit|Chômage|Desempleo|بطالة
20000534|20000533||job layoffs|Personalabbau|Plan social|Despidos|تسريح موظفين
20000535|20000533||unemployment benefits|Arbeitslosengeld|Allocations chômage|Subsidio de paro|تعويضات البطالة
20000536|09000000||unions|Gewerkschaft|Syndicats|Sindicatos|نقابات
20000538|10000000||leisure|Freizeit|Loisirs|Ocio|ترفيه
20000539|20000538||club and association|Verein|Associations et clubs|Clubes y asociaciones|نادي وجمعية
20000540|20000538||game|Spiel|Jeux|Juegos|العاب
20000541|20000540||board game|Brettspiel|Jeu de société|Juego de mesa|لوح اللعبة
20000542|20000540||card game|Kartenspiel|Jeux de cartes|Juego de naipes|لعبة ورق
20000543|20000540||children's game|Kinderspiel|Jeux pour enfants|Juego de niños|لعبة اطفال
20000544|20000540||dice game|Würfelspiel|Jeux de dés|Juego de dados|لعبة زهر
20000545|20000540||outdoor game|Outdoorspiel|Jeux de plein air|Juego al aire libre|لعبة خارجية
20000546|20000540||puzzle|Puzzle|Casse-tête|Rompecabezas|احجية
20000547|20000540||tile game|Plattenspiel|Jeu de dominos|Juego de fichas|لعبة
20000548|20000540||video game|Videospiel|Jeux vidéo|Videojuegos|لعبة فيديو
20000549|20000538||gaming and lottery|Glücksspiel und Lotterie|Jeux de hasard et loteries|Juegos de azar y loterías|يانصيب
20000550|20000538||hobby|Hobby|Passe-temps|Pasatiempos|هواية
20000551|20000538||holiday|Urlaub|Vacances|Vacaciones|عطلة
20000552|20000551||public holiday|Feiertag|Jour férié|Días feriados|عطلة عامة
20000553|20000538||leisure venue|Veranstaltungsort|Lieu de loisirs|Lugares de ocio|مكان ترفيه
20000554|20000553||amusement park|Vergnügungspark|Parc d'attractions|Parque de atracciones|منتزه تسلية
20000555|20000553||bar|Bar|Bar|Bar|حانة
20000556|20000553||cafe|Café|Café|Café|مقهى
20000557|20000553||nightclub|Nachtclub|Discothèque|Clubes nocturnos|مرقص
20000558|20000553||restaurant|Restaurant|Restaurant|Restaurante|مطعم
20000559|20000553||sports facilities|Sportanlagen|Complexe sportif|Instalaciones deportivas|منشأت رياضية
20000560|20000538||recreational activities|Freizeitaktivität|Activités récréatives|Actividades recreativas|منشآت ترفيهية
20000561|20000560||fishing|Angeln|Pêche|Pesca|صيد سمك
20000562|20000560||hunting|Jagd|Chasse|Caza|صيد
20000563|20000538||travel|Reise|Voyages|Viajes|سفر
20000564|20000563||tourism|Tourismus|Tourisme|Turismo|سياحة
20000565|10000000||lifestyle|Lebensstil|Mode de vie|Estilo de vida|اسلوب حياة
20000566|20000565||automobile enthusiasm|Auto|Amateur d'automobile|Afición por el automóvil|شغف بالسيارات
20000567|20000565||bicycle enthusiasm|Fahrrad|Amateur de vélo|Afición por la bicicleta|شغف بالدراجات
20000568|20000565||food and drink|Essen und Trinken|Gastronomie|Gastronomía|طعام ومشروب
20000569|20000568||organic food|Biologische Nahrungsmittel|Aliments biologiques|Alimentos orgánicos|غذاء عضوي
20000570|20000565||house and home|Wohnungseinrichtung|Maison et décoration|Casa y hogar|بيت ومسكن
20000571|20000565||motorbike enthusiasm|Motorrad|Amateur de moto|Afición por la moto|شغف بالدراجات النارية
20000572|20000565||trend|Trend|Tendance|Tendencia|تقليعة
20000574|11000000||election|Wahl|Elections|Elecciones|انتخابات
20000575|20000574||citizens initiative and recall|Bürgerinitiative|Initative populaire|Iniciativa y revocación ciudadanas|مبادرات المواطنين
20000576|20000574||electoral system|Wahlsystem|Système électoral|Sistema electoral|نظام انتخابي
20000577|20000574||intergovernmental elections|staatsübergreifende Wahl|Elections intergouvernementales|Elecciones intergubernamentales|انتخابات حكومية
20000578|20000574||local elections|Kommunalwahl|Elections locales|Elecciones locales|انتخابات محلية
20000579|20000574||national elections|Bundestagswahl|Elections nationales|Elecciones nacionales|انتخابات وطنية
20000580|20000574||political campaigns|Wahlkampf|Campagne électorale|Campañas políticas|حملات سياسية
20000581|20000580||campaign finance|Wahlkampffinanzierung|Financement de campagne|Campañas financieras|تمويل حملات
20000582|20000574||political candidates|Kandidat|Candidats|Candidatos políticos|مرشحون سياسيون
20000583|20000574||primary elections|Vorwahl|Elections primaires|Primarias|انتخابات تمهيدية
20000584|20000574||referenda|Referendum|Référendum|Referendos|استفتاء
20000585|20000574||regional elections|Landtagswahl/Bürgerschaftswahl|Elections régionales|Elecciones regionales|انتخابات مناطق
20000586|20000574||voting|Stimmwahl|Opération de vote|Votación|تصويت
20000587|11000000||fundamental rights|Grundrechte|Droits fondamentaux|Derechos fundamentales|حقوق اساسية
20000588|20000587||censorship|Zensur|Censure|Censura|رقابة
20000590|20000587||freedom of religion|Religionsfreiheit|Liberté de religion|Libertad de culto|حرية الديانة
20000591|20000587||freedom of the press|Pressefreiheit|Liberté de la presse|Libertad de prensa|حرية الصحافة
20000592|20000587||human rights|Menschenrechte|Droits de l'homme|Derechos humanos|حقوق الانسان
20000593|11000000||government|Regierung|Gouvernement|Gobierno|حكومة
20000594|20000593||civil and public service|Öffentlicher Dienst|Service public|Servicios públicos|ادارة مدنية وعامة
20000595|20000594||public employees|Beamte|Fonctionnaires|Empleados públicos|موظفون حكوميون
20000596|20000594||public officials|Ministerialbeamte|Hauts fonctionnaires|Funcionarios públicos|شخصيات حكومية وموظفون رسميون
20000597|20000593||constitution (law)|Verfassung (Gesetz)|Constitution|Constitución|دستور
20000598|20000593||defence|Verteidigung|Défense|Defensa|دفاع
20000599|20000598||armed forces|Streitkräfte/Bundeswehr|Forces armées|Fuerzas armadas|قوات مسلحة
20000600|20000599||veterans affairs|Veteran|Anciens combattants|Veteranos de guerra|شؤون المحاربين القدامى
20000601|20000598||military equipment|Militärische Ausrüstung|Equipement militaire|Equipamiento militar|معدات عسكرية
20000602|20000601||military weaponry|Waffen|Armement|Armas|اسلحة
20000603|20000598||security measures (defence)|Sicherheitsmaßnahme (Verteidigung)|Mesures de sécurité|Medidas de seguridad|اجراءات امنية
20000604|20000603||national security|Nationale Sicherheit|Sécurité nationale|Seguridad nacional|امن قومي
20000605|20000593||espionage and intelligence|Spionage und Geheimdienst|Espionnage|Espionaje e inteligencia|تجسس واستخبارات
20000606|20000593||executive (government)|Bundeskabinett|Pouvoir exécutif|Ejecutivo (gobierno)|سلطة تنفيذية (حكومة)
20000607|20000593||government budget|Staatshaushalt|Budget du gouvernement|Presupuesto del gobierno|ميزانية حكومية
20000608|20000607||public finance|Öffentliche Gelder|Finances publiques|Finanzas públicas|مالية عامة
20000609|20000593||government department|Ministerium|Ministère|Ministerio|ادارة حكومية
20000610|20000593||heads of state|Staatsoberhaupt/Bundespräsident|Chef de l'Etat|Jefes de Estado|رئيس حكومة
20000611|20000593||impeachment|Amtsvergehen|Procédure de destitution|Procedimiento de destitución|اجراءات الاتهام
20000612|20000593||local government and authority|Kommune|Institutions locales|Autoridades locales|سلطة محلية
20000613|20000593||ministers (government)|Minister|Ministres|Ministros (gobierno)|وزراء (حكومة)
20000614|20000593||national government|Bundesregierung|Gouvernement national|Gobierno nacional|حكومة مركزية
20000615|20000593||parliament|Parlament|Parlement|Parlamento|برلمان
20000616|20000615||lower house (parliament)|Unterhaus|Chambre basse|Cámara baja|مجلس النواب
20000617|20000615||upper house (parliament)|Oberhaus|Chambre haute|Cámara alta|مجلس الشيوخ
20000618|20000593||regional government and authority|Bundesland/Kanton|Institutions régionales|Autoridades regionales|سلطة اقليمية
20000619|20000621||safety of citizens|Innere Sicherheit|Sécurité publique|Seguridad ciudadana|امن عام
20000620|20000621||taxation|Steuern|Fiscalité|Impuestos|فرض ضرائب
20000621|11000000||government policy|Regierungspolitik|Politique du gouvernement|Política del gobierno|سياسة حكومة
20000623|20000345||nationalisation|Verstaatlichung|Nationalisation|Nacionalización|تأميم
20000624|20000345||privatisation|Privatisierung|Privatisations|Privatización|خصخصة
20000625|20000345||state-owned enterprise|Staatseigentum|Entreprise d'Etat|Empresas estatales|شركة مملوكة للحكومة
20000626|20000621||interior policy|Innenpolitik|Politique Intérieure|Políticas internas|سياسة داخلية
20000627|20000626||data protection policy|Datenschutz|Confidentialité des données|Protección de datos|حماية معلومات
20000628|20000626||housing and urban planning policy|Wohnungs- und Städtebaupolitik|Urbanisme|Vivienda y planificación urbana|تخطيط الاسكان والمدن
20000629|20000626||policy towards indigenous people|Politik gegenüber indigener Bevölkerung|Autochtones|Indígenas|سكان اصليون
20000630|20000626||pension and welfare policy|Sozialpolitik|Assistance sociale|Pensiones y asistencia social|رواتب تقاعد ومعونات اجتماعية
20000631|20000626||personal data collection policy|Volkszählung|Données personnelles|Datos personales|جمع معلومات شخصية
20000632|20000626||personal weapon control policy|Waffenkontrolle|Contrôle des armes personnelles|Control de armas personales|مراقبة الاسلحة الفردية
20000633|20000626||planning inquiries|Planfeststellungsverfahren|Enquête d'utilité publique|Estudio de utilidad pública|برامج مسح
20000634|20000621||migration of people|Migration|Migrations|Migración|هجرة
20000635|20000621||nuclear policy|Atompolitik|Politique Nucléaire|Políticas nucleares|سياسة نووية
20000636|20000621||regulatory of industry|Regulierungsbehörde|Médiateur|Mediador|سياسة تنظيمية وتنظيم
20000637|20000636||food and drink regulations|Lebensmittelkontrolle|Règlement sur les aliments et les boissons|Reglamento sobre alimentos y bebidas|قوانين الغذاء والمشروبات
20000638|11000000||international relations|Internationale Beziehung|Relations internationales|Relaciones internacionales|معاهدات ومنظمات دولية
20000639|20000638||diplomacy|Diplomatie|Diplomatie|Diplomacia|دبلوماسية
20000640|20000639||summit meetings|Gipfel|Sommet|Cumbre|قمة
20000641|20000639||treaty|Internationaler Vertrag|Traité|Tratado|معاهدات ومنظمات دولية
20000642|20000638||economic sanction|Wirtschaftliche Sanktion|Sanction économique|Sanción económica|عقوبات اقتصادية
20000643|20000638||foreign aid|Auslandshilfe|Aide internationale|Ayuda internacional|مساعدات اجنبية
20000644|20000638||international organisation|Internationale Organisation|Organisation internationale|Organización internacional|معاهدات ومنظمات دولية
20000645|20000638||refugees and internally displaced people|Flüchtling|Réfugiés|Refugiados|لاجئون
20000646|11000000||non-governmental organisation|Regierungsunabhängige Organisation|Organisation non gouvernementale|Organización no gubernamental|منظمة غير حكومية
20000647|11000000||political crisis|Krise|Crise politique|Crisis política|ازمة سياسية
20000648|11000000||political dissent|Politische Unruhen|Dissidence|Disidencia política|انشقاق سياسي
20000649|11000000||political process|Politik (allgemein)|Participation politique|Política|عملية سياسية
20000650|20000649||lobbying|Lobby|Groupe de pression|Cabildeo|مجموعة ضغط
20000651|20000649||political parties and movements|Partei|Partis politiques|Partidos políticos|احزب وحركات
20000652|20000649||political development|Politikgeschichte|Histoire politique|Historia política|تطوير سياسي
20000653|20000649||political system|Politisches System|Système politique|Sistema político|نظام سياسي
20000654|20000653||democracy|Demokratie|Démocratie|Democracia|ديموقراطية
20000655|20000653||dictatorship|Diktatur|Dictature|Dictadura|ديكتاتورية
20000657|12000000||religious belief|Glaube|Croyances|Creencias|ايمان
20000658|20000657||Buddhism|Buddhismus|Bouddhisme|Budismo|بوذية
20000659|20000657||Christianity|Christentum|Christianisme|Cristianismo|مسيحية
20000660|20000659||ecumenism|Ökumene|Oecuménisme|Ecumenismo|مسكونية
20000661|20000659||Mormon|Mormonen||Mormón|مورمون
20000662|20000659||Old Catholic|Altkatholiken|Vieux Catholique|Antiguo católico|كنيسة كاثوليكية قديمة
20000663|20000659||Orthodoxy|Orthodoxe|Orthodoxie|Ortodoxo|ارثوذكس
20000664|20000659||Protestant|Evangelische Kirche|Protestantisme|Protestante|بروتستانت
20000665|20000664||Anglican|Anglikaner|Anglicanisme|Anglicano|انغليكان
20000666|20000664||Baptist|Baptisten|Eglise Baptiste|Bautista|معمدانية
20000667|20000664||Lutheran|Lutheraner|Luthérianisme|Luterano|لوثرية
20000668|20000664||Mennonite|Mennoniten|Mennonisme|Menonita|مينونيون
20000669|20000664||Methodist|Methodisten|Méthodisme|Metodista|ميثودية
20000670|20000664||Reformed|Reformierte|Calvinisme|Reformado|بروتستانت
20000671|20000659||Roman Catholic|Römisch-Katholische Kirche|Catholicisme romain|Católico romano|كاثوليك
20000672|20000671||concordat|Konkordat|Concordat|Concordato|معاهدة بابوية
20000673|20000657||Confucianism|Konfuzianismus|Confucianisme|Confucianismo|كونفوشية
20000674|20000657||cult and sect|Kult und Sekte|Cultes et sectes|Cultos y sectas|معتقدات وطوائف
20000675|20000675||Freemasonry|Freimaurer|Franc-maçonnerie|Masonería|ماسونية
20000676|20000657||Hinduism|Hinduismus|Hindouisme|Hinduismo|هندوسية
20000677|20000657||Islam||||اسلام
20000678|20000657||Jainism|Jainismus|Jaïnisme|Jainismo|جاينية
20000679|20000657||Judaism|Judentum|Judaïsme|Judaísmo|يهودية
20000680|20000657||nature religion|Naturreligion|Animisme|Animismo|عبادة الطبيعة
20000681|20000657||Parsasm|Zoroastrismus||Parsismo|بارسيس
20000682|20000657||Scientology||Scientologie|Cientología|علموية
20000683|20000657||Shintoism|Schintoismus|Shintoïsme|Shintoismo|شينتوية
20000684|20000657||Sikhism|Sikhismus|Sikhisme|Sikhismo|سيخ
20000685|20000657||Taoism|Taoismus|Taoïsme|Taoismo|طاوية
20000686|20000657||Unificationism|Vereinigungsbewegung|Eglise de l'Unification|Iglesia de la Unificación|توحيد
20000687|12000000||interreligious dialogue|Interreligiöser Dialog|Dialogue interreligieux|Diálogo interreligioso|حوار ديانات
20000688|12000000||religious conflict|Religionskonfliktl|Conflit religieux|Conflicto religioso|نزاع ديني
20000689|12000000||religious event|Religiöses Ereignis|Evénement religieux|Evento religioso|مناسبة دينية
20000690|20000689||religious festival or holiday|Religionsfest oder Feiertag|Fête religieuse|Festivales o festivades religiosas|اعياد ومهرجانات دينية
20000691|20000690||Christmas|Weihnachten|Noël|Navidad|عيد الميلاد
20000692|20000690||Easter|Ostern|Pâques|Semana santa|عيد الفصح
20000693|20000690||Pentecost|Pfingsten|Pentecôte|Pentecostés|عيد العنصرة وعيد الحصاد (اليهود)
20000694|20000690||Ramadan|||Ramadán|رمضان
20000695|20000690||Yom Kippur|Jom Kippur|Yom Kippour|Yom kippur|عيد الغفران
20000696|20000689||religious ritual|Religionsritual|Rites religieux|Rituales religiosos|شعائر دينية
20000697|12000000||religious facilities|Religiöse Bauwerke|Etablissement religieux|Lugares de culto|منشآت دينية
20000698|20000697||church|Kirche|Eglise|Iglesia|كنيسة
20000699|20000697||mosque|Moschee|Mosquée|Mezquita|مسجد
20000700|20000697||synagogue|Synagoge|Synagogue|Sinagoga|كنيس
20000701|20000697||temple|Tempel|Temple|Templo|معبد
20000702|12000000||religious institutions and state relations|Beziehung Religion und Staat|Relations entre les institutions religieuses et l'Etat|Relaciones entre las instituciones religiosas y el Estado|مؤسسات دينية وعلاقات دولة
20000703|12000000||religious leader|Religiöses Oberhaupt|Chefs religieux|Líder religioso|زعيم ديني
20000704|20000703||pope|Papst|Pape|Papa|البابا
20000705|12000000||religious text|Religiöse Schriften|Textes religieux|Textos religiosos|نص ديني
20000706|20000705||Bible|Bibel||Biblia|الكتاب المقدس
20000707|20000705||Qur'an|Koran|Coran|Corán|القرآن
20000708|20000705||Torah|Thora||Tora|توراة
20000710|13000000||biomedical science|Biomedizin|Sciences biomédicales|Ciencias biomédicas|علم الطب الحيوي
20000711|20000710||biotechnology science|Biotechnologie|Biotechnologie|Biotecnología|علم التكنولوجيا الحيوية
20000712|20000710||dentistry|Zahnmedizin|Dentisterie|Odontología|طب اسنان
20000713|20000710||pharmacology|Pharmakologie|Pharmacologie|Farmacología|صيدلة
20000714|20000710||veterinarian science|Tiermedizin|Sciences vétérinaires|Veterinaria|علم البيطرة
20000715|13000000||mathematics|Mathematik|Mathématiques|Matemática|رياضيات
20000716|13000000||mechanical engineering|Maschinenbau|Génie mécanique|Ingeniería mecánica|هندسة ميكانيكية
20000717|13000000||natural science|Naturwissenschaft|Sciences naturelles|Ciencias naturales|علوم طبيعية
20000718|20000717||astronomy|Astronomie|Astronomie|Astronomía|فلك
20000719|20000717||biology|Biologie|Biologie|Biología|علم الاحياء
20000720|20000719||botany|Botanik|Botanique|Botánica|علم نباتات
20000721|20000719||genetics|Genetik|Génétique|Genética|علم الوراثة
20000722|20000719||palaeontology|Paläontologie|Paléontologie|Paleontología|علم المتحجرات
20000723|20000719||physiology|Physiologie|Physiologie|Fisiología|فيزيولوجيا (علم وظائف الاعضاء)
20000724|20000719||zoology|Zoologie|Zoologie|Zoología|علم حيوانات
20000725|20000717||chemistry|Chemie|Chimie|Química|كيمياء
20000726|20000717||cosmology|Kosmologie|Cosmologie|Cosmología|علم الكون
20000727|20000717||geology|Geologie|Géologie|Geología|علم طبقات الارض
20000728|20000717||horticulture|Gartenbau|Horticulture|Horticultura|علم الاشجار
20000729|20000717||marine science|Meeresforschung|Océanographie|Oceanografía|علوم بحرية
20000730|20000717||meteorology|Meteorologie|Climatologie|Meteorología|ارصاد جوية
20000731|20000717||physics|Physik|Physique|Física|فيزياء
20000732|20000731||electromagnetism|Elektromagnetismus|Electromagnétisme|Electromagnetismo|كهرمغناطيس
20000733|20000731||nuclear physics|Atomphysik|Physique nucléaire|Física nuclear|فيزياء نووية
20000734|20000733||particle physics|Teilchenphysik|Physique des particules|Partículas físicas|فيزياء الجزيئات
20000735|13000000||research|Forschung|Recherche|Investigación|ابحاث
20000736|20000735||discovery and innovation|Forschung und Entwicklung|Découverte et innovation|Descubrimiento e innovación|اكتشاف وابتكار
20000737|20000735||medical research|Medizinische Forschung|Recherche médicale|Investigación médica|ابحاث طبية
20000738|20000735||scientific exploration|Wissenschaftliche Forschung|Exploration scientifique|Exploración científica|استكشاف علمي
20000739|20000738||space programme|Weltraumforschung|Programmes spatiaux|Programas espaciales|برنامج فضائي
20000740|20000735||scientific paper|Wissenschaftliche Veröffentlichung|Article scientifique|Artículo científico|دراسة علمية
20000741|13000000||scientific institutions|Wissenschaftliche Institutionen|Institutions scientifiques|Instituciones científicas|مؤسسات علمية
20000742|13000000||social sciences|Sozialwissenschaften|Sciences sociales|Ciencias sociales|علوم اجتماعية
20000743|20000742||anthropology|Anthropologie|Anthropologie|Antropología|علم انسان
20000744|20000742||archaeology|Archäologie|Archéologie|Arqueología|علم آثار
20000745|20000742||economics|Wirtschaftswissenschaft|Sciences économiques|Ciencias económicas|اقتصاد
20000746|20000742||geography|Geografie|Géographie|Geografía|جغرافيا
20000747|20000742||history|Geschichte|Histoire|Historia|تاريخ
20000748|20000742||information science|Informationswissenschaft|Sciences de l'information|Ciencias de la información|علم المعلومات
20000749|20000742||study of law|Jura|Le droit|Derecho|دراسة حقوق
20000750|20000742||linguistics|Linguistik|Linguistique|Lingüística|لغويات
20000751|20000742||philosophy|Philosophie|Philosophie|Filosofía|فلسفة
20000752|20000742||political science|Politikwissenschaft|Sciences politiques|Ciencia política|علوم سياسية
20000753|20000742||psychology|Psychologie|Psychologie|Psicología|علم نفس
20000754|20000742||sociology|Soziologie|Sociologie|Sociología|علم اجتماع
20000755|13000000||scientific standards|Standards|Standards|Normas|معايير
20000756|13000000||technology and engineering|Technologie und Technik|Technologie et ingénierie|Tecnología e ingeniería|تكنولوجيا وهندسة
20000757|20000756||aerospace engineering|Luft- und Raumfahrttechnik|Ingénierie aérospatiale|Ingeniería aeroespacial|هندسة فضاء
20000758|20000757||rocketry|Raketentechnik|Fuséologie|Cohetería|علم صواريخ
20000759|20000756||agricultural technology|Agrarwissenschaft|Agronomie|Agronomía|تكنولوجيا زراعية
20000760|20000756||civil engineering|Ingenieurwesen|Ingénierie civile|Ingeniería civil|هندسة مدنية
20000761|20000756||electronics|Eletrotechnik|Electronique|Electrónica|الكترونيات
20000762|20000756||identification technology|Technologie zur Identitätsprüfung|Technologie de l'identification|Tecnología de identificación|تقنيات التعرف على الهوية
20000763|20000756||IT/computer sciences|Informatik|Science de l'informatique|Ciencias informáticas|علوم الكمبيوتر/معلوماتية
20000764|20000756||material science|Materialwissenschaft|Science des matériaux|Ciencia de los materiales|علوم مادية
20000765|20000756||micro science|Mikroelektronik|Science de l'infiniment petit|Microciencias|علم الاحياء الدقيقة
20000766|20000765||nanotechnology|Nanotechnologie|Nanotechnologie|Nanotecnología|تكنولوجيا الاجهزة الدقيقة
20000768|14000000||communities|Gesellschaft|Communauté|Comunidades|مجتمعات
20000769|20000768||social networking|Soziales Netzwerk|Réseaux sociaux|Redes sociales|شبكات تواصل اجتماعي
20000770|14000000||demographics|Bevölkerungsentwicklung|Démographie|Demografía|علم سكان
20000771|20000770||immigration|Einwanderung|Immigration|Inmigración|هجرة
20000772|20000771||emigrants|Auswanderer|Emigrés|Emigrantes|مغتربون
20000773|20000771||illegal immigrants|Illegale Einwanderung|Immigration clandestine|Inmigrantes ilegales|متسللون
20000774|20000770||population and census|Bevölkerungszahl|Recensement|Población y censo|سكان واحصاء
20000775|14000000||discrimination|Diskriminierung|Discrimination|Discriminación|تمييز
20000776|20000775||ageism|Altersdiskriminierung|Agisme|Discriminación por edad|تمييز عمري
20000777|20000775||racism|Rassismus|Racisme|Racismo|عنصرية
20000778|20000775||religious discrimination|Religiöse Diskriminierung|Discrimination religieuse|Discriminación religiosa|تمييز ديني
20000779|20000775||sexism|Sexismus|Sexisme|Sexismo|انحياز جنسي
20000780|14000000||family|Familie|Famille|Familia|اسرة
20000781|20000780||adoption|Adoption|Adoption|Adopción|تبن
20000782|20000780||courtship|Partnerwahl|Flirt|Noviazgo|غزل
20000783|20000780||divorce|Scheidung|Divorce|Divorcio|طلاق
20000784|20000780||family planning|Familienplanung|Contrôle des naissances|Planificación familiar|تنظيم الاسرة
20000785|20000784||abortion|Schwangerschaftsabbruch|Avortement|Aborto|اجهاض
20000786|20000780||marriage|Heirat|Mariage|Matrimonio|زواج
20000787|20000780||parent and child|Eltern und Kind|Relation parent-enfant|Padres e hijos|اباء وابناء
20000788|14000000||mankind|Bevölkerung|L'humanité|Humanidad|رجال ونساء
20000789|20000788||adults|Erwachsener|Adultes|Adultos|راشدون
20000790|20000788||children|Kind|Enfants|Niños|اطفال
20000791|20000788||disabled|Behinderter|Handicapés|Discapacitados|معوقون
20000792|20000788||gays and lesbians|Homosexuelle|Homosexualité|Homosexuales|مثليون وسحاقيات
20000793|20000788||gender|Geschlecht|Identité sexuelle|Identidad sexual|الجنس
20000794|20000788||infants|Kleinkind|Bébé|Bebés|رضع
20000795|20000788||national or ethnic minority|Nationale oder ethische Minderheit|Minorité ethnique ou nationale|Minoría étnica o nacional|اقلية وطنية او اتنية
20000796|20000788||nuclear radiation victims|Strahlenopfer|Victimes irradiées|Víctimas de radiación nuclear|ضحايا اشعة نووية
20000797|20000788||senior citizens|Senior|Personnes âgées|Tercera edad|مسنون
20000798|20000788||teenagers|Jugendlicher|Adolescents|Adolescentes|مراهقون
20000799|14000000||social condition|Soziale Bedingung|Condition sociale|Condiciones sociales|وضع اجتماعي
20000800|20000799||homelessness|Obdachlosigkeit|Sans abris|Sin techo|تشرد
20000801|20000799||poverty|Armut|Pauvreté|Pobreza|فقر
20000802|14000000||social problem|Soziales Problem|Problèmes sociaux|Problemas sociales|مشكلة اجتماعية
20000803|20000802||abusive behaviour|Misshandlung|Harcèlement|Conducta abusiva|سلوك غير لائق
20000804|20000802||addiction|Sucht|Toxicomanie|Adicciones|ادمان
20000805|20000802||juvenile delinquency|Jugendkriminalität|Délinquance juvénile|Delincuencia juvenil|جنوح الاحداث
20000806|20000802||prostitution|Prostitution|Prostitution|Prostitución|بغاء
20000807|20000802||slavery|Sklaverei|Esclavage|Esclavitud|عبودية
20000808|14000000||values|Wertvorstellung|Valeurs|Valores|قيم
20000809|20000808||corrupt practices|Korruptes Verhalten|Corruption|Corrupción|ممارسات فساد
20000810|20000808||death and dying|Tod und Sterben|Fin de vie et mort|Muerte y fin de vida|موت ووفاة
20000811|20000810||euthanasia|Sterbehilfe|Euthanasie|Eutanasia|قتل رحيم
20000812|20000811||assisted suicide|Beihilfe zum Selbstmord|Suicide assisté|Suicidio asistido|انتحار بمساعدة
20000813|20000810||suicide|Selbstmord|Suicide|Suicidio|انتحار
20000814|20000808||ethics|Ethik|Ethique|Ética|اخلاق
20000815|20000808||pornography|Pornografie|Pornographie|Pornografía|اباحة
20000816|20000808||sexual behaviour|SexuellesVerhalten|Comportement sexuel|Comportamiento sexual|سلوك جنسي
20000817|14000000||welfare|Sozialfürsorge|Protection sociale|Asistencia social|رفاهية
20000818|20000817||charity|Wohltätigkeit|Activités caritatives|Beneficencia|عمل خيري
20000819|20000817||long term care|Langzeitpflege|Soins de longue durée|Cuidados de largo plazo|عناية طوبلة الامد
20000820|20000817||social services|Sozialer Dienst|Services sociaux|Servicios sociales|خدمات اجتماعية
20000822|15000000||competition discipline|Disziplin|Discipline|Deportes de competición|رياضة تنافسية
20000823|20000822||American football||Football américain|Fútbol americano|كرة قدم اميركية
20000824|20000822||archery|Bogenschießen|Tir à l'arc|Tiro con arco|نبالة
20000825|20000824||crossbow shooting|Armbrust|Tir à l'arbalète|Tiro con ballesta|قوس
20000826|20000824||longbow|Langbogen|Arc long|Arco largo inglés|قوس
20000827|20000822||athletics, track and field|Leichtathletik|Athlétisme|Atletismo en pista y campo|العاب القوى
20000828|20000827||cross country run|Geländelauf|Cross-country|Cross-country|سباق الضواحي
20000829|20000827||decathlon|Zehnkampf|Decathlon|Decatlón|عشاري
20000830|20000827||discus throw|Diskuswerfen|Lancer du disque|Lanzamiento de disco|رمي القرص
20000831|20000827||hammer throw|Hammerwerfen|Lancer de marteau|Lanzamiento de martillo|رمي المطرقة
20000832|20000827||heptathlon|Siebenkampf|Heptathlon|Heptatlón|سباعي
20000833|20000827||high jump|Hochsprung|Saut en hauteur|Salto de altura|قفز عالي
20000834|20000827||hurdles|Hürden|Course de haies|Salto de vallas|حواجز
20000835|20000827||javelin throw|Speerwurf|Lancer de javelot|Lanzamiento de jabalina|رمي الرمح
20000836|20000827||long distance run|Langstreckenlauf|Course d'endurance|Carrera de larga distancia|جري المسافات الطويلة
20000837|20000827||long jump|Weitsprung|Saut en longueur|Salto de longitud|قفز طويل
20000838|20000827||middle distance run|Mittelstreckenlauf|Demi-fond|Carrera de media distancia|سباق مسافات متوسطة
20000839|20000827||pentathlon|Fünfkampf|Pentathlon|Pentatlon|خماسي
20000840|20000827||pole vault|Stabhochsprung|Saut à la perche|Salto con pértiga|القفز بالزانة
20000841|20000827||race walking|Gehen|Marche|Marcha atlética|سباق المشي
20000842|20000827||relay run|Staffellauf|Relais|Carrera de relevos|سباق التتابع
20000843|20000827||shot put|Kugelstoßen|Lancer du poids|Lanzamiento de peso|رمي الجلة
20000844|20000827||sprint run|Sprint|Course de vitesse|Sprint|عدو سريع
20000845|20000827||triple jump|Dreisprung|Triple saut|Triple salto|وثبة ثلاثية
20000846|20000822||Australian rules football||Football australien|Fútbol australiano|كرة القدم الاسترالية
20000847|20000822||badminton|Badminton|Badminton|Bádminton|بادمنتون
20000848|20000822||bandy|Bandy|Bandy|Bandy|باندي
20000849|20000822||baseball|Baseball|Baseball|Béisbol|بيسبول
20000850|20000849||rubberball baseball|Rubberball|Rubberball baseball|Béisbol con pelota blanda|بيسبول بكرة مطاطية
20000851|20000822||basketball|Basketball|Basket-ball|Básquetbol|سلة
20000852|20000822||biathlon|Biathlon|Biathlon|Biatlón|بياثلون
20000853|20000822||billiards|Billard|Billard|Billar|بلياردو
20000854|20000822||bobsleigh|Bob|Bobsleigh|Bobsleigh|بوبسلي
20000855|20000822||bowls and petanque|Boules und Pètanque|Boule anglaise et pétanque|Bolos y petanca|بيتانك
20000856|20000822||boxing|Boxen|Boxe|Boxeo|ملاكمة
20000857|20000856|x|bantamweight (boxing)|Bantamgewicht (Boxen)|Coq|Peso gallo|وزن الديك
20000858|20000856|x|cruiserweight (boxing)|Cruisergewicht (Boxen)|Mi-lourds|Peso crucero|وزن المطوف
20000859|20000856|x|featherweight (boxing)|Federgewicht (Boxen)|Poids-plume|Peso pluma|وزن الريشة
20000860|20000856|x|flyweight (boxing)|Fliegengewicht (Boxen)|Mouches|Mosca|وزن الذبابة
20000861|20000856|x|heavyweight (boxing)|Schwergewicht (Boxen)|Lourds|Peso pesado|الوزن الثقيل (ملاكمة)
20000862|20000856|x|light flyweight (boxing)|Leicht-Fliegengewicht (Boxen)|Mi-mouches|Minimosca|وزن خفيف الذبابة
20000863|20000856|x|light-heavyweight (boxing)|Leicht-Schwergewicht (Boxen)|Moyens|Mediano|وزن خفيف الثقيل
20000864|20000856|x|light-middleweight (boxing)|Leicht-Mittelgewicht (Boxen)|Super légers|Superligero|وزن خفيف المتوسط
20000865|20000856|x|light-welterweight (boxing)|Leicht-Weltergewicht (Boxen)|Super-plumes|Superpluma|وزن خفيف الوسط
20000866|20000856|x|lightweight (boxing)|Leichtgewicht (Boxen)|Plumes|Pluma|الوزن الخفيف (ملاكمة)
20000867|20000856|x|middleweight (boxing)|Mittelgewicht (Boxen)|Mi-moyens|Medio mediano|الوزن المتوسط (ملاكمة)
20000868|20000856|x|straw weight (boxing)|Strohgewicht (Boxen)|Poids pailles|Paja|وزن القشة
20000869|20000856|x|super-bantamweight (boxing)|Super-Bantamgewicht (Boxen)|Super coq|Supergallo|وزن فوق الديك
20000870|20000856|x|super-featherweight (boxing)|Super-Federgewicht (Boxen)|Super-poids plumes|Super peso pluma|وزن فوق الريشة
20000871|20000856|x|super-flyweight (boxing)|Super-Fliegengewicht (Boxen)|Super-mouches|Supermosca|وزن فوق الذبابة
20000872|20000856|x|super-heavyweight (boxing)|Super-Schwergewicht (Boxen)|Super-lourds|Superpesado|وزن فوق الثقيل
20000873|20000856|x|super-middleweight (boxing)|Super-Mittelgewicht (Boxen)|Super mi-moyens|Supermediano|وزن فوق المتوسط
20000874|20000856|x|welterweight (boxing)|Weltergewicht (Boxen)|Légers|Ligero|الوزن الوسط
20000875|20000822||bullfighting|Stierkampf|Tauromachie|Toros|مصارعة الثيران
20000876|20000822||Canadian football|Canadian Football|Football canadien|Fútbol canadiense|كرة القدم الكندية
20000877|20000822||canoeing|Kanu|Canoë|Canotaje|كانو كاياك
20000878|20000877|x|C1 (canoeing)|C1 (Kanu)|C1|C1|كانو فردي
20000879|20000877|x|C2 (canoeing)|C2 (Kanu)|C2|C2|كانو زوجي
20000880|20000877|x|C4 (canoeing)|C4 (Kanu)|C4|C4|كانو رباعي
20000881|20000877||canoe sailing|Kanusegeln|Canoë à voile|Canoa a vela|كانو
20000882|20000877||pontoniering|Pontoniering|Pontoniering|Pontoniering
20000883|20000822||casting (fishing)|Casting (Angeln)|Casting|Lanzamiento|رمي
20000884|20000822||mountain climbing|Bergsteigen|Alpinisme et escalade|Alpinismo|تسلق
20000885|20000884||ice climbing|Eisklettern|Escalade glaciaire|Escalada en hielo|تسلق الجليد
20000886|20000884||mountaineering|Alpinismus|Alpinisme|Escalada alpina|تسلق الجبال
20000887|20000884||sport climbing|Sportklettern|Escalade|Escalada libre|رياضة التسلق
20000888|20000822||cricket|Kricket|Cricket|Cricket|كريكيت
20000889|20000822||croquet|Crocket|Croquet|Croquet|كروكيت
20000890|20000822||curling|Curling|Curling|Curling|كيرلينغ
20000891|20000890||icestock sport|Eisstockschießen|Crosse sur glace|Ice stock sport (curling bávaro)|كيرلينغ (المانيا)
20000892|20000822||cycling|Radsport|Cyclisme|Ciclismo|دراجات
20000893|20000892||artistic cycling|Kunstfahren|Cyclisme artistique|Ciclismo artístico|دراجات
20000894|20000892||bi-crossing|Bi-Cross|Bicross|Bicicross|دراجات
20000895|20000892||bmx|BMX|Bmx|Bmx|بي ام اكس
20000896|20000892||cycle ball|Radball|Cycle balle|Bicibol (fútbol en bicicleta)|كرة دراجات
20000897|20000892||cycle sprint race|Radrennen Sprint|Vitesse|Velocidad|سباق السرعة
20000898|20000892||cyclo-cross|Querfeldein/Cross|Cyclo-cross|Ciclocross|سايكلوكروس
20000899|20000892||individual pursuit (cycling)|Einzelverfolgung (Radsport)|Poursuite individuelle|Persecución individual|مطاردة فردية
20000900|20000892||individual time trial (cycling)|Zeitfahren Einzel (Radsport)|Contre-la-montre individuel|Carrera individual contrarrreloj|فردي حواجز ضد الساعة
20000901|20000892||Keirin||||كيرين
20000902|20000892||Madison race|Madison Race|Course à l'Américaine|Carrera Madison|سباق ماديسون
20000903|20000892||mountain biking|Mountainbiken|VTT|Bicicleta de montaña|دراجات جبلية
20000904|20000892||points race (cycling)|Punkterennen (Radsport)|Course aux points|Carrera por puntos|سباق النقاط
20000905|20000892||road cycling|Straßenrennen|Course en ligne|Prueba de ruta|جري
20000906|20000892||cycling staging race|Etappenrennen|Course à étapes|Carrera por etapas|سباق دراجات على الطريق
20000907|20000892||team cycle sprint|Sprint Team|Vitesse par équipes|Velocidad por equipos|سباق السرعة للفرق
20000908|20000892||road cycling team pursuit|Mannschaftsverfolgung|Poursuite par équipes|Persecución por equipos|سباق المتابعة للفرق
20000909|20000892||team time trial (cycling)|Zeitfahren Team (Radsport)|Contre-la-montre par équipes|Contrarreloj por equipos|سباق ضد الساعة للفرق
20000910|20000892||track race (cycle)|Bahnradsport (Radsport)|Cyclisme sur piste|Ciclismo en pista|سباق المضمار
20000911|20000822||competitive dancing|Tanzen|Danse sportive|Danza deportiva|رقص رياضي
20000912|20000822||darts|Dart|Fléchettes|Dardos|رمي النبلة
20000913|20000822||diving|Turm- und Brettspringen|Plongeon|Clavado|غطس
20000914|20000913||platform diving|Plattform|Plongeon plate-forme|Salto de plataforma|الغطس من لوح ثابت
20000915|20000913||springboard diving|Sprungbrett|Plongeon tremplin|Salto de trampolín|الغطس من لوح متحرك
20000916|20000913||synchronised diving|Synchronspringen Plattform|Plongeon synchronisé|Salto sincronizado|غطس متزامن
20000917|20000913||scuba diving|Sporttauchen|Plongée sous-marine|Buceo|سكوبا
20000918|20000913||subaquatics|Unterwassersport|Subaquatique|Subacuáticos|غوص الامدادات السطحية
20000919|20000822||dog racing|Hunderennen|Course de chiens|Carreras de perros|سباق كلاب
20000920|20000919||oval track dog racing|Hunderennen Verfolgung|Course de lévriers|Carreras de galgos|مضمار بيضوي
20000921|20000919||dog sled racing|Schlittenhunderennen|Course de chiens de traîneaux|Carreras de perros de trineo|زلاجات كلاب
20000922|20000822||duathlon|Duathlon|Duathlon|Duatlón|دواثلون
20000923|20000822||equestrianism|Pferdesport|Equitation|Equitación|فروسية
20000924|20000923||cross country horse riding|Geländeritt|Cross-country à cheval|Cross-country a caballo|سباق الضواحي
20000925|20000923||dressage|Dressur|Dressage|Adiestramiento de caballos|سباق الترويض
20000926|20000923||horse jumping|Springreiten|Saut d'obstacles|Salto de obstáculos|قفز الحواجز
20000927|20000923||three day eventing|Vielseitigkeit|Concours complet|Evento de tres días-completo|فروسية الثلاثة ايام
20000928|20000923||horse driving|Fahrsport|Attelage|Atelaje|القيادة
20000929|20000822||fencing|Fechten|Escrime|Esgrima|مبارزة
20000930|20000929||epee|Degen|Epée|Espada|السيف
20000931|20000929||foil|Florett|Fleuret|Florete|سيف الشيش
20000932|20000929||sabre|Säbel|Sabre|Sable|السيف العربي
20000933|20000822||field hockey|Feldhockey|Hockey sur gazon|Hockey sobre césped|هوكي
20000934|20000822||figure skating|Eiskunstlauf|Patinage artistique|Patinaje artístico|تزلج فني على الجليد
20000935|20000934||ice dance|Eistanz|Danse sur glace|Danza en hielo|رقص على الجليد
20000936|20000822||fist ball|Faustball|Fist ball|Balon puño|كرة اليد
20000937|20000822||floorball|Unihockey|Floorball|Floorball|هوكي
20000938|20000822||flying disc|Frisbee|Frisbee|Disco volador|الصحن الطائر
20000939|20000822||Gaelic football||Football gaélique|Fútbol gaélico|كرة قدم ايرلندية
20000940|20000822||golf|Golf|Golf|Golf|غولف
20000941|20000940||mini golf|Minigolf|Mini golf|Mini golf|غولف
20000942|20000822||gymnastics|Turnen|Gymnastique|Gimnasia|جمباز
20000943|20000951|x|ball (rhythmic gymnastics)|Ball (Rhythmische Gymnastik)|Ballon|Pelota|كرة
20000944|20001152|x|beam (artistic gymnastics)|Schwebebalken (Kunstturnen)|Poutre|Barra de equilibrio fija (o sueca)|عارضة
20000945|20000951|x|clubs (rhythmic gymnastics)|Keulen (Rhythmische Gymnastik)|Massues|Clavas|نوادي
20000946|20001152|x|floor exercise (artistic gymnastics)|Bodenturnen  (Kunstturnen)|Sol|Ejercicios en el suelo|حركات ارضية
20000947|20000951|x|hoop (rhythmic gymnastics)|Reifen (Rhythmische Gymnastik)|Cerceau|Aro|اطار
20000948|20001152|x|horizontal bar (artistic gymnastics)|Reck  (Kunstturnen)|Barre fixe|Barra fija|عقلة
20000949|20001152|x|parallel bars (artistic gymnastics)|Barren  (Kunstturnen)|Barres parallèles|Barras paralelas|المتوازي
20000950|20001152|x|pommel horse (artistic gymnastics)|Seitpferd  (Kunstturnen)|Cheval d'arçon|Potro con arcos|حصان المقابض
20000951|20000942||rhythmic gymnastics|Rhythmische Gymnastik|Gymnastique rythmique|Gimnasia rítmica|جمباز ايقاعي
20000952|20000951|x|ribbon (rhythmic gymnastics)|Bänder (Rhythmische Gymnastik)|Ruban|Cinta|الشريط
20000953|20001152|x|rings (artistic gymnastics)|Ringe  (Kunstturnen)|Anneaux|Anillas|الحلق
20000954|20000951|x|rope (rhythmic gymnastics)|Seil (Rhythmische Gymnastik)|Corde|Cuerda|الحبل
20000955|20000942||trampoline|Trampolin (Rhythmische Gymnastik)|Trampoline|Trampolín|ترامبولين
20000956|20001152|x|uneven bars (artistic gymnastics)|Stufenbarren  (Kunstturnen)|Barres asymétriques|Barras asimétricas|متوازي مختلف الاضلاع
20000957|20001152|x|vault (artistic gymnastics)|Pferdsprung  (Kunstturnen)|Saut de cheval|Salto con apoyo (potro)|منصة القفز
20000958|20000822||handball (team)|Handball (Team)|Handball|Balonmano|كرة اليد (فريق)
20000959|20000822||hornuss|Hornussen|Hornuss|Hornuss|هورنوس
20000960|20000822||horse racing|Pferderennen|Hippisme|Hipismo|سباق خيول
20000961|20000960||flat racing|Galopprennen|Course de plat|Carrera llana|سباق الارض المسطحة
20000962|20000960||harness racing|Trabrennen|Course sous harnais|Carrera de arnés|سباق الخيل لجر العربة
20000963|20000960||steeple chase|Hindernissrennen|Course d'obstacles|Carrera de obstáculos|موانع
20000964|20000822||hurling|Hurling|Hurling|Hurling|هرلينغ
20000965|20000822||ice hockey|Eishockey|Hockey sur glace|Hockey sobre hielo|هوكي الجليد
20000966|20000965||sledge hockey|Eisschlittenhockey|Hockey sur luge|Hockey en trineo|هوكي ذوي الاحتياجات الخاصة
20000967|20000822||inline skating|Inline Skating|Roller|Patinaje en línea|رولرسكيت
20000968|20000822||Jai Alai (Pelota)||Pelote basque|Pelota vasca|جاي ألاي
20000969|20001157||judo|Judo|Judo|Judo|جودو
20000970|20000969|x|extra lightweight (judo)|Extra Leichtgewicht (Judo)|Super-légers|Peso extra liviano|الوزن الخفيف (جودو)
20000971|20000969|x|half-heavyweight (judo)|Halb-Schwergewicht (Judo)|Mi-lourds|Peso mediopesado|الوزن نصف الثقيل
20000972|20000969|x|half-lightweight (judo)|Halb-Leichtgewicht (Judo)|Mi-légers|Peso medio liviano|الوزن نصف الخفيف
20000973|20000969|x|half-middleweight (judo)|Halb-Mittelgewicht (Judo)|Mi-moyens|Peso medio mediano|الوزن نصف المتوسط
20000974|20000969|x|heavyweight (judo)|Schwergewicht (Judo)|Lourds|Peso pesado|الوزن الثقيل (جودو)
20000975|20000969|x|lightweight (judo)|Leichtgewicht (Judo)|Légers|Peso ligero|الوزن الخفيف (جودو)
20000976|20000969|x|middleweight (judo)|Mittelgewicht (Judo)|Moyens|Peso mediano|الوزن المتوسط (جودو)
20000977|20001157||jukendo|Jukendo|Jukendo|Jukendo|جوكندو
20000978|20000822||kabaddi|Kabaddi|Kabaddi|Kabaddi|كابادي
20000979|20000822||kayaking|Kajak|Kayak|Kayak|كاياك
20000980|20000979|x|K1 (kayaking)|K1 (Kajak)|K1|K1|فردي
20000981|20000979|x|K2 (kayaking)|K2 (Kajak)|K2|K2|زوجي
20000982|20000979|x|K4 (kayaking)|K4 (Kajak)|K4|K4|رباعي
20000983|20001157||karate|Karate|Karaté|Karate|كاراتيه
20000984|20001157||kendo|Kendo|Kendo|Kendo|كندو
20000985|20001157||kyudo|Kyodo|Kyudo|Kiudo|كيودو
20000986|20000822||lacrosse|Lacrosse|Lacrosse|Lacrosse|لاكروس
20000987|20000822||luge|Rodeln|Luge|Luge (trineo)|الزحافات الثلجية
20000988|20000822||marathon|Marathon|Marathon|Maratón|ماراتون
20000989|20000822||modern pentathlon|Moderner Fünfkampf|Pentathlon moderne|Pentatlón moderno|بينتاثلون حديث
20000990|20000822||motorboat racing|Motorboot|Bateau à moteur|Motor regata|زورق سريع
20000991|20000822||motor car racing|Motorsport|Automobile|Automovilismo|سباق الزوارق السريعة
20000992|20000991||endurance race|Ausdauer|Course d'endurance|Carrera de resistencia|سباق التحمل
20000993|20000991||F3000|||Fórmula 3000|فورمولا3000
20000994|20000991||Formula One|Formel 1|F1|Fórmula uno (f1)|فورمولا
20000995|20000991||Indy Racing|Indy|Formule Indy|Fórmula indy|انديكار
20000996|20000991||motor car rallycross|Crossrallye|Rallycross|Rallycross|سيارات مسافات طويلة
20000997|20000991||motor car rallying|Rallye|Rallye automobile|Rally de autos|سباق سيارات
20000998|20000822||motorcycling|Motorradrennen|Moto|Motociclismo|سباق دراجات نارية
20000999|20000998||motorcycle endurance|Ausdauer|Course d'endurance moto|Carrera de resistencia de motos|سباق تحمل للدراجات النارية
20001000|20000998||enduro|Enduro|Enduro|Enduro|سباق الطرق الوعرة
20001001|20000998||grass-track|Grasbahn|Course sur herbe|Carrera de motos sobre césped|مضمار عشبي
20001002|20000998||moto-ball|Motoball|Moto-ball|Moto-ball|كرة الدراجات النارية
20001003|20000998||moto-cross|Motocross|Motocross|Motocross|موتوكروس
20001004|20000998||motoGP|MotoGP|MotoGP|1000 cm3|الجائزة الكبرى لسباق الدراجات النارية
20001005|20000998||motorcycle rallying|Rallye|Rallye|Rally de motos|رالي
20001006|20000998||side-cars|Beiwagen|Side-Car|Sidecars|دراجة بمقعد جانبي
20001007|20000998||speedway|Speedway|Speedway|Speedway|مضمار
20001008|20000998||motorcycling trial|Trial|Trial|Trial (moto)|دراجات نارية قفز الحواجز
20001009|20001157||naginata|Naginata|Naginata|Naginata|ناغيناتا
20001010|20000822||netball|Netzball|Netball|Netbol|كرة الشبكة
20001011|20000822||orienteering|Orientierung|Course d'orientation|Carrera de orientación|سباق موجه
20001012|20001011||ski orienteering|Ski Orientierung|Course d'orientation à skis|Orientación en esquí|تزلج على الثلج
20001013|20000822||parachuting|Fallschirmspringen|Parachutisme|Paracaidismo|هبوط بالمظلات
20001014|20000822||polo|Polo|Polo|Polo|بولو
20001015|20000822||pool|Billiard|Billard américain|Billar americano|بلياردو
20001016|20000822||power boating|Motorbootsport|Motonautisme|Motonáutica|سباق اليخوت
20001017|20000822||rodeo|Rodeo|Rodéo|Rodeo|روديو
20001018|20001017||bareback bronc|Bareback|Bareback|Bareback|بدون سرج
20001019|20001017||barrel racing|Barrel Racing|Barrel racing|Barrel racing|سباق البراميل
20001020|20001017||bull riding|Bullenreiten|Bull riding|Rodeo de toros|ركوب الثيران
20001021|20001017||bulldogging|Bulldogging|Bulldogging|Bulldogging|صراع الثيران
20001022|20001017||calf roping|Calf Roping|Calf roping|Calf roping|روديو ربط العجل
20001023|20001017||goat roping|Goat Roping|Goat roping|Goat roping|روديو ربط الماعز
20001024|20001017||saddle bronc|Saddle Bronc|Saddle bronc|Saddle bronc|روديو سادل برونك
20001025|20001155||roller hockey|Rollerhockey|Roller hockey|Hockey sobre patines|هوكي
20001026|20000822||rowing|Rudern|Aviron|Remo|تجديف
20001027|20001026|x|coxed four|Vierer|Quatre barré|Cuatro con timonel|تجديف رباعي بالدفة
20001028|20001026|x|coxed pair|Zweier|Deux barré|Par con timonel|تجديف زوجي بالدفة
20001029|20001026|x|coxless four|Vierer ohne Steuermann|Quatre sans barreur|Cuatro sin timonel|تجديف رباعي بلا دفة
20001030|20001026|x|coxless pair|Zweier ohne Steuermann|Deux sans barreur|Par sin timonel|تجديف زوجي بلا دفة
20001031|20001026|x|double sculls|Doppelzweier|Deux de couple|Scull double|تجديف زوجي
20001032|20001026|x|coxed eight|Achter|Huit|Ocho con timonel|تجديف ثماني بالدفة
20001033|20001026|x|quadruple sculls|Doppelvierer|Quatre de couple|Scull cuádruple|تجديف رباعي
20001034|20001026|x|single sculls|Einer|Skiff|Scull individual|تجديف فردي
20001035|20000822||rugby league|Rugbyliga|Rugby à XIII|Liga de rugby (rugby 13)|دوري الركبي
20001036|20000822||rugby union|Rugby Union|Rugby à XV|Rugby a XV|اتحاد الركبي
20001037|20001036||rugby sevens|Rugby 7|Rugby à VII|Rugby 7 (seven)|ركبي
20001038|20000822||sailing|Segeln|Voile|Vela|سباق القوارب الشرعية
20001039|20001038||multihull|Mehrmaster|Multicoques|Multicasco|مالتيهال
20001040|20001038||dinghy|Dinghy|Dériveur|Vela ligera|دينغي
20001041|20001038||keelboat|Kielboot|Quillard|Quilla|قارب شراعي
20001042|20001038||sailing regatta|Regatta|Régate|Regata|سباق زوارق
20001043|20001038||ocean sailing|Meersegeln|Course transatlantique|Regata transatlántica|سباق قوارب في المحيط
20001044|20001038||round the world race|Rund um die Welt|Course autour du monde|Carrera alrededor del mundo|سباق قوارب حول العالم
20001045|20001038||solo ocean sailing|Meersegeln Solo|Course en solitaire|Regata en solitario|سباق قوارب منفرد في المحيط
20001046|20001038||non-stop solo race|Non-Stop Solo|Course autour du monde sans escale en solitaire|Vuelta al mundo en solitario sin escalas|سباق قوارب منفرد
20001047|20000822||sepak takraw|Sepak Takraw|Sepak takraw|Sepak takraw|سيباك تاكرو
20001048|20000822||shinty|Shinty|Shinty|Shinty|صولجان
20001049|20000822||sport shooting|Schießen|Tir|Tiro|رماية
20001050|20001049||pistol shooting|Pistole|Tir au pistolet|Pistola|رماية مسدس
20001051|20001049||rifle shooting|Gewehr|Tir à la carabine|Carabina|رماية بندقية
20001052|20001049||running target shooting|Laufende Scheibe|Tir à la cible mobile|Blanco en movimiento|رماية هدف متحرك
20001053|20001049||shotgun shooting|Schnellfeuerpistole|Tir au fusil|Escopeta|رماية ببندقية الصيد
20001054|20001049||clay pigeon shooting|Sportpistole|Tir aux plateaux d'argile|Blancos de la arcilla|رماية الصحن الطائر
20001055|20000822||skeleton|Skeleton|Skeleton|Skeleton|سباق الزلاجات الصدرية
20001056|20000822||skiing|Ski|Ski|Esquí|تزلج
20001057|20001056||alpine skiing|Ski alpin|Ski alpin|Esquí alpino|تزلج
20001058|20001056||freestyle skiing|Freestyle Ski|Ski acrobatique|Esquí estilo libre|تزلج حر
20001059|20001056||grass skiing|Grasski|Ski sur herbe|Esquí sobre césped|تزلج على العشب
20001060|20001056||Nordic skiing|Ski nordisch|Ski nordique|Esquí nórdico|تزلج شمالي
20001061|20001056||ski jumping|Skispringen|Saut à skis|Salto con esquí|قفز تزلجي
20001062|20000822||sky diving|Sky Diving|Chute libre|Salto en caída libre|القفز بالمظلة
20001063|20000822||snooker|Snooker|Snooker|Snooker|سنوكر
20001064|20000822||snowboarding|Snowboard|Snowboard|Snowboard|تزلج على الثليج
20001065|20000822||soccer|Fußball|Football|Fútbol|قدم
20001066|20000822||softball|Softball|Softball|Sóftbol|سوفتبول
20001067|20000822||speed skating|Eisschnelllauf|Patinage de vitesse|Patinaje de velocidad|تزلج سريع
20001068|20000822||squash|Squash|Squash|Squash|سكواش
20001069|20000822||sumo wrestling|Sumo|Sumo|Sumo|سومو
20001070|20000822||surfing|Wellenreiten|Surf|Surf|ركوب الامواج
20001071|20000822||swimming|Schwimmen|Natation|Natación|سباحة
20001072|20001071|x|backstroke|Rückenschwimmen|Dos|Espalda|سباحة الظهر
20001073|20001071|x|breaststroke|Brustschwimmen|Brasse|Braza|سباحة الصدر
20001074|20001071|x|butterfly swimming|Schmetterling|Papillon|Mariposa|فراشة
20001075|20001071|x|freestyle swimming|Freistil|Nage libre|Libre|حرة
20001076|20001071|x|medley swimming|Lagen|4 nages|Combinados|اربع سباحات
20001077|20001071||marathon swimming|Langstrecke|Marathon de natation|Maratón de natación|ماراثون سباحة
20001078|20001071|x|relay freestyle swimming|Staffel Freistil|Relais nage libre|Relevo libre|سباحة حرة تتابع
20001079|20001071|x|relay medley swimming|Staffel Lagen|Relais 4 nages|Relevo combinado|اربع سباحات تتابع
20001080|20001071|x|short course swimming|Kurzbahnen (Schwimmen)|Petit bassin|Piscina corta|سباحة مسافة قصيرة
20001081|20001071||synchronised free routine|Synchronschwimmen frei|Natation synchronisée programme libre|Rutina libre sincronizada|سباحة حرة متزامنة
20001082|20001071||synchronised technical routine|Synchronschwimmen Disziplin|Natation synchronisée programme technique|Rutina técnica sincronizada|سباحة متزامنة
20001083|20000822||table tennis|Tischtennis|Tennis de table|Tenis de mesa|كرة الطاولة
20001084|20001157||Taekwon-Do||Taekwondo|Taekwondo|تايكواندو
20001085|20000822||tennis|Tennis|Tennis|Tenis|مضرب
20001086|20000822||ten pin bowling|Bowling|Bowling|Boliche|بولينغ
20001087|20000822||triathlon|Triathlon|Triathlon|Triatlón|ترياثلون او سباق ثلاثي
20001088|20000822||tug-of-war|Tauziehen|Tir à la corde|Tira y afloja con cuerda|شد الحبل
20001089|20000822||volleyball|Volleyball|Volley-ball|Voleibol|كرة طائرة
20001090|20001089||beach volleyball|Beachvolleyball|Beach volley|Vóley playa|كرة طائرة شاطئية
20001091|20000822||water polo|Wasserball|Water polo|Polo acuático|كرة المياه
20001092|20000822||water skiing|Wasserski|Ski nautique|Esquí náutico|تزلج على المياه
20001093|20000822||weightlifting|Gewichtheben|Haltérophilie|Halterofilia|رفع اثقال
20001094|20001093||clean and jerk (weightlifting)|Clean und Jerk (Gewichtheben)|Epaulé-jeté|Dos tiempos|نتر
20001095|20001093||powerlifting|Kraftdreikampf|Force athlétique|Powerlifting|اثقال القوة
20001096|20001093||snatch (weightlifting)|Reißen (Gewichtheben)|Arrachée|Arranque|خطف
20001097|20000822||windsurfing|Windsurfen|Planche à voile|Windsurf|ركمجة
20001098|20000822||wrestling|Ringen|Lutte|Lucha|مصارعة
20001099|20001098||freestyle wrestling|Freistil Ringen|Lutte libre|Lucha libre|مصارعة حرة
20001100|20001098||greco-roman|Griechisch-Römisch|Lutte gréco-romaine|Lucha grecorromana|مصارعة يونانية رومانية
20001101|20001098||Swiss wrestling|Schweizer Ringen|Lutte suisse|Lucha suiza|مصارعة سويسرية
20001102|20001157||wushu|Wushu|Wushu|Wushu|ووشو
20001103|15000000||disciplinary action in sport|Disziplinarmaßnahmen im Sport|Mesures disciplinaires dans le sport|Acción disciplinaria en el deporte|رياضة
20001104|15000000||drug use in sport|Doping (allgemein)|Médicaments autorisés dans le sport|Dopaje y medicamentos en el deporte|استخدام منشطات
20001105|20001104||drug abuse in sport|Doping|Dopage|Dopaje|الاساءة في استخدام المنشطات
20001106|20001104||drug testing in sport|Drogentest|Contrôle antidopage|Controles de dopaje|تحليل منشطات
20001107|20001104||medical drug use in sport|Medizinisches Doping|Traitements médicaux dans le sport|Medicamentos autorizados en el deporte|عقار طبي مستخدم في الرياضة
20001108|15000000||sport event|Sportereignis|Evènement sportif|Eventos deportivos|حدث رياضي
20001109|20001108||continental championship|Kontinentale Meisterschaft|Championnat continental|Campeonato continental|بطولة قارية
20001110|20001108||continental cup|Kontinentaler Cup|Coupe continentale|Copa continental|كأس قارية
20001111|20001108||continental games|Kontinentale Spiele|Jeux continentaux|Juegos continentales|العاب قارية
20001112|20001108||international championship|Internationale Meisterschaft|Championnat intercontinental|Campeonato internacional|بطولة دولية
20001113|20001108||international cup|Internationaler Cup|Coupe internationale|Copa internacional|كأس دولية
20001114|20001108||international games|Internationale Spiele|Jeux internationaux|Juegos internacionales|العاب دولية
20001115|20001108||national championship|Nationale Meisterschaft|Championnat national|Campeonato nacional|بطولة وطنية
20001116|20001108||national cup|Nationaler Cup|Coupe nationale|Copa nacional|كأس وطنية
20001117|20001108||national games|Nationale Spiele|Jeux nationaux|Juegos nacionales|العاب وطنية
20001118|20001108||regional championship|Regionale Meisterschaft|Championnat régional|Campeonato regional|بطولة اقليمية
20001119|20001108||regional cup|Regionaler Cup|Coupe régionale|Copa regional|كأس اقليمية
20001120|20001108||regional games|Regionale Spiele|Jeux régionaux|Juegos regionales|العاب اقليمية
20001121|20001108||world championship|Weltmeisterschaft|Championnat du monde|Campeonato mundial|بطولة العالم
20001122|20001108||world cup|Weltcup|Coupe du monde|Copa del mundo|كأس العالم
20001123|20001108||world games|Weltspiele|Mondiaux|Juegos mundiales|العاب عالمية
20001124|15000000||sport industry|Sportindustrie|Industrie du sport|Industria del deporte|صناعة الرياضة
20001125|15000000||sport organisation|Sportorganisation|Organisation sportive|Organización deportiva|منظمة رياضية
20001126|15000000||sport venue|Sportstätte|Site sportif|Infraestructuras deportivas|منشأة رياضية
20001128|17000000||weather forecast|Vorhersage|Prévisions météorologiques|Pronóstico del tiempo|توقعات الطقس
20001129|17000000||weather phenomena|Wetterbericht|Phénomène météorologique|Fenómenos meteorológicos|ظاهرة احوال جوية
20001130|17000000||weather statistic|Wetterdaten|Statistiques météorologiques|Estadísticas meteorológicas|احصاءات احوال جوية
20001131|17000000||weather warning|Unwetterwarnung|Alertes météorologiques|Alertas meteorológicas|تحذير احوال جوية
20001132|20000621||cultural policies|Kulturpolitik
20001133|20000030||musical|Musical
20001134|20000030||operetta|Operette
20001135|20000002||art exhibition|Kunstausstellung
20001136|20000271||trade fair|Messe
20001137|20000396||stock recommendation|Aktienempfehlung
20001138|20001137||buy recommendation|Kaufen (Empfehlung)
20001139|20001137||hold recommendation|Halten (Empfehlung)
20001140|20001137||sell recommendation|Verkaufen (Empfehlung)
20001141|20000396||hot stock|Gefragte Aktie
20001142|20000560||mountaineering|Alpinismus
20001143|20000565||party|Party
20001144|20000594||civilian service|Zivildienst
20001145|20000599||military service|Militärdienst
20001146|20000626||integration policy|Integration
20001147|20000621||sports policies|Sportpolitik
20001148|15000000||transfer|Transfer
20001149|20001060||cross-country skiing|Skilanglauf|Ski de fond|Esquí de fondo|تزلج ريفي
20001150|20001060||Nordic combined|Nordische Kombination|Combiné nordique|Combinada nórdica|تزلج مركب
20001151|20000822||short track speed skating|Shorttrack Eisschnellauf|Short-track|Patinaje de velocidad sobre pista corta|التزحلق السريع على الجليد
20001152|20000942||artistic gymnastics|Kunstturnen
20001153|20001056||Telemark skiing
20001154|20000822||chess
20001155|20000822||roller sports
20001156|20001155||skateboarding
20001157|20000822||martial arts
`
