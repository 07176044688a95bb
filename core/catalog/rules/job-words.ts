/**
 * Words that are common in job titles, in the languages in which our customers' forms are filled in. A word that is
 * nearly one of them, and is none, is probably misspelt. Forms that are near each other all stand here, so that none of
 * them is taken for a slip of another; words of six letters or fewer are never compared and are left out.
 */
export const jobWords: ReadonlySet<string> = new Set(
  `
accountable accountant accounting accounts acquisition administration administrative administrator advertising advisor
adviser analyse analyses analysis analyst analytical analytics application applications apprentice architect
architecture assistance assistant associate associated attorney auditor automation banking business campaign captain
category certified chairman chairperson chairwoman channel chancellor chemist chemical clerical clinical collaboration
commercial commerce communication communications community compensation competitive compliance computer computing
conference construction consultancy consultant consulting content contract contracts contractor controller controlling
controls coordination coordinator corporate counsel counselor counsellor creative creator customer customers
cybersecurity database delivery department deployment designer designing desktop developer developers development
digital direction director directorate directors dispatcher distribution division doctoral documentation economic
economics economist ecommerce editorial education educational electrical electrician electronic electronics employee
employees employer enablement engagement engineer engineering engineers enterprise entrepreneur environment
environmental evangelist executive executives experience experienced experiment experts external facilities facility
finance finances financial foreman founder founders founding franchise freelance freelancer frontend fullstack general
generalist generation governance government graduate hardware headmaster hospital hospitality implementation
industrial industries industry information infrastructure innovation innovative inspector installation instructor
insurance integration integrations intelligence international internal internship interim intranet inventory
investment investor investors journalist knowledge laboratory leadership learning lecturer legislative librarian
licensing logistic logistics machine maintenance managed management manager managerial managers managing manufacturer
manufacturing marketer marketing materials mathematics mechanic mechanical mechanics medical merchandise merchandiser
merchandising messaging methods minister mobility monitoring national network networking networks nursing officer
officers operating operation operational operations operative operator operators optimisation optimization
organisation organization packaging partner partnership partnerships payments payroll performance personal personnel
physician pharmacist pipeline planner planning platform platforms portfolio practice practitioner presales
preservation president presidents pricing principal principle private procedure process processes procurement producer
product production productions productivity products professional professor program programme programmer programming
programs project projects promotion promotions proposal prospecting provost psychologist publicity publisher
publishing purchaser purchasing qualification quality quantitative receptionist recruiter recruiting recruitment
regional registered regulatory relation relations relationship relationships release reliability reporter reporting
representative representation researcher research resource resources retention revenue scheduler schedule scheduling
science sciences scientific scientist scientists secretarial secretariat secretary section security securities
services service shipping software solution solutions sourcing specialised specialist specialists specialized
sponsorship staffing standards startup statistician storage strategic strategies strategist strategy student students
subsidiary success superintendent supervision supervisor supplier support surgeon sustainability systems teacher
teaching technical technician technicians technique technological technologies technologist technology
telecommunication telecommunications television territory testing therapist tooling trainee trainer training
transformation transition transport transportation treasurer treasury undergraduate underwriter university venture
veterinary volunteer warehouse website workforce workplace workshop abteilung abteilungsleiter assistentin assistenz
architektin architekt auszubildende auszubildender bereichsleiter bereichsleitung berater beraterin betrieb
betriebsleiter buchhalter buchhaltung direktor direktorin einkauf einkäufer entwickler entwicklerin entwicklung
entwicklungsleiter fertigung fertigungsleiter finanzen finanzleiter forschung geschäftsführer geschäftsführerin
geschäftsführung geschäftsleitung gesellschafter gesellschafterin informatik informatiker inhaber inhaberin ingenieur
ingenieurin instandhaltung kaufmann kaufmännisch kaufmännischer konstrukteur konstruktion leitender leiterin leitung
logistik logistiker mitarbeiter mitarbeiterin personalleiter planung praktikant praktikantin produkt produkte
produktion produktionsleiter produktmanager professorin projekt projektleiter projektleiterin projektmanager präsident
präsidentin prokurist prokuristin qualität referent referentin sachbearbeiter sachbearbeiterin sekretär sekretariat
sekretärin studentin studierende techniker technikerin technisch technische technischer technischen technologie
technologien verkauf verkäufer vertrieb vertriebsleiter vertriebsleiterin verwaltung vorstand vorständin vorsitzende
vorsitzender werkstudent werkleiter wissenschaftler acheteur acheteuse administrateur adjoint adjointe analyste
architecte associé associée chargée chercheur commerciale comptable conseiller conseillère consultante contrôleur
coordinateur coordinatrice dirigeant dirigeante directeur directrice développement développeur étudiant étudiante
fondateur fondatrice formateur général générale gérante gestion gestionnaire informatique ingénieur ingénierie
logistique métiers opérations président présidente professeur propriétaire responsable secrétaire stagiaire technicien
technicienne techniques vendeur vendeuse administrador administradora analista arquitecto asistente compras consultor
consultora coordinador coordinadora desarrollador desarrollo diretor diretora directora estrategia estudiante fundador
fundadora gerente ingeniero ingeniera ingeniería investigador jefatura operaciones practicante presidenta presidente
profesor propietario representante responsável secretaria secretario técnico tecnología tecnologia vendedor vendedora
amministratore amministratrice direttore direttrice dirigente ingegnere responsabile segretaria tecnico tecnologico
titolare
`
    .trim()
    .split(/\s+/),
);
