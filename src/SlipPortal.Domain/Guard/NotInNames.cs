namespace SlipPortal.Domain.Guard;

/// <summary>
/// Words that bodies, places, posts and papers are called by and people are not: “Improvement Board, 12 March 2026” is a meeting.
/// </summary>
internal static class NotInNames
{
    private static readonly HashSet<string> Words = new(
        """
        a access action actions adult adults advisory affairs age agency agenda agreed all annual area areas assembly assessment assurance at audit
        autumn awaiting back board board's boards body borough briefing budget business by cabinet campaign capita care cared centre chapter charter check chief child
        children childrens city client closed commission commissioner commissioning committee communities community complete completed conference consultation
        contact contract corporate council councillor councils county court cross current cycle daily dashboard data date day days december decision deep delivery
        deadline department deputy development digital director directorate directors district dive document door draft drop due early east education effective
        end england event evidence executive family families february file final finance first focus focused follow forum forward foster fostering friday front
        full fund funding further good governance government grant group guidance head health help herefordshire home homes hospital housing hub human
        impact improvement in inadequate indicator induction initial inspection inspections inspectorate integrated interim issue january joint july key
        launch lead leader leadership leaders learning leaver leavers leeds legal letter library local london looked management manager managers march
        meeting meetings member members mental minister minutes model monday monitoring monthly multi national network new next north note notice notices
        november october of office officer ofsted on open operational organisation outcome outline overview oversight panel paper parent parenting
        parliament partner partners partnership peer people per performance permanence phase pilot place plan plans planning plus police policy portal post practice
        preparation priority probation procurement professional programme progress project protection protocol public published pupil qtr quality quarter
        quarterly rating reading ready received recommendation record recruitment red referral reform regional register report reports reporting representative
        resources response review reviews revised risk royal safeguarding saturday school schools scrutiny second secretary section select senior september
        serious service services session sessions shadow sign signed social south special spring staff stage standards start state statement statutory steering
        stakeholder step still strategic strategy street submission summer summit sunday supervision support survey system target team teams term the third
        thursday to town training transformation transition tuesday turnover under unitary unit updated update version virtual visit wales week weekly wednesday
        bath bedfordshire blackburn blackpool bournemouth bracknell brighton bristol buckinghamshire bury cambridgeshire camden cheshire cleveland cornwall coventry
        croydon cumbria cumberland darlington darwen derbyshire devon doncaster dorset dudley durham ealing enfield essex fulham gateshead gloucestershire greenwich
        hackney hammersmith hampshire haringey harrow hartlepool havering helens hertfordshire hillingdon hounslow hove hamlets forest isle islington kensington
        kent keynes kirklees knowsley lambeth lancashire leicester leicestershire lewisham lincolnshire liverpool luton maidenhead manchester medway merton middlesbrough
        midlands newcastle newham norfolk northamptonshire northumberland nottinghamshire oldham oxfordshire peterborough plymouth poole portsmouth redbridge redcar
        rochdale rotherham rutland salford sandwell sefton sheffield shropshire slough solihull somerset southampton southend southwark staffordshire stockport
        stockton stoke suffolk sunderland surrey sussex sutton swindon tameside tees telford thames thurrock torbay tower trafford trent tyne tyneside wakefield
        walsall waltham wandsworth warrington warwickshire wear westminster westmorland wigan wight wiltshire windsor wirral wokingham wolverhampton worcestershire
        wrekin yorkshire
        welfare west whole winter work worker workers workforce working workshop workstream year young youth
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    public static bool Holds(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
