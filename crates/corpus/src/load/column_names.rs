//! What columns are usually called, in the order we believe them. Only data.
//!
//! Names are squeezed: lower case, no spaces, hyphens or underscores; a dot leads into a nested
//! object, as in `source.name`.

use super::field::Field;

/// For each field its names, the surest first; of those with `=` between them none is surer.
pub(super) const NAMES: [(Field, &str); 10] = [
    (
        Field::Id,
        "id articleid storiesid docid documentid uid uuid guid identifier recordid newsid itemid",
    ),
    (
        Field::Outlet,
        "outlet outletname newsoutlet mediaoutlet publisher publishername publication \
         publicationname publicationtitle newspaper newspapername outlet.name publisher.name \
         publisher.title publication.name newssource sourcename mediasource source.name \
         source.title medium mediumname medianame source site.name sitename site website media \
         journal journalname broadcaster channel \
         zeitung zeitungsname quelle presseorgan \
         nomdujournal titredepresse source.nom journalsource \
         periódico periodico diario medio mediodecomunicación mediodecomunicacion fuente \
         testata giornale quotidiano fonte \
         jornal veículo veiculo veículodecomunicação \
         krant dagblad bron mediumnaam \
         источник издание сми газета видання джерело \
         gazeta dziennik wydawca źródło zrodlo \
         gazete kaynak yayın yayin \
         来源 媒体 媒體 來源 新聞社 매체 언론사 \
         sourcecommonname sourcedomain domain hostname host",
    ),
    (
        Field::Event,
        "event eventid eventname eventlabel story storyid storyname storycluster cluster \
         clusterid ereignis événement evenement evento acontecimento gebeurtenis событие \
         wydarzenie olay",
    ),
    (
        Field::Title,
        "title=headline articletitle newstitle webtitle headline.main title.rendered head hed \
         überschrift ueberschrift schlagzeile titel titre título titulo titular encabezado \
         manchete titolo kop заголовок название tytuł tytul nagłówek naglowek başlık baslik \
         标题 標題 見出し タイトル 제목",
    ),
    (
        Field::Body,
        "body text bodytext fulltext articlebody articletext articlecontent maintext maincontent \
         article.body article.text content content.rendered plaintext textcontent contenttext \
         articlefulltext storytext newstext article transcript \
         volltext artikeltext haupttext inhalt artikel \
         textecomplet texteintégral texte contenu corps \
         textocompleto texto contenido cuerpo \
         testocompleto testo contenuto corpo \
         conteúdo conteudo \
         volledigetekst artikeltekst tekst inhoud \
         полныйтекст текст содержание статья \
         pełnytekst treść tresc \
         habermetni metin içerik icerik \
         正文 内容 內容 本文 본문 전문 \
         contenthtml bodyhtml",
    ),
    (
        Field::Date,
        "date datepublished datepublish publisheddate publishdate publicationdate published \
         publishedat publishedon publishedtime publicationtime publishtime pubdate articledate \
         webpublicationdate datetime \
         erscheinungsdatum veröffentlichungsdatum veröffentlicht datum \
         datedepublication dateparution parution \
         fechadepublicación fechadepublicacion fechapublicación fecha \
         datadipubblicazione datapubblicazione datadepublicação datadepublicacao datapublikacji \
         publicatiedatum датапубликации дата yayıntarihi tarih \
         日期 发布时间 發布時間 日付 날짜 \
         data timestamp seendate created createdat dateraw rawdate datestring",
    ),
    (
        Field::Time,
        "time timeofday uhrzeit heure hora ora tijd время godzina saat",
    ),
    (
        Field::Url,
        "url link permalink articleurl newsurl weburl sourceurl canonicalurl canonicallink \
         articlelink href uri documentidentifier webaddress enlace lien ссылка adresurl bağlantı \
         网址 链接 連結",
    ),
    (
        Field::Byline,
        "byline byline.original author authors authorname authornames author.name authors.name \
         writer writers writtenby journalist reporter creator autor autoren verfasser auteur \
         auteurs autore autora autores автор yazar 作者 기자",
    ),
    (
        Field::Language,
        "language lang languagecode langcode sprache langue idioma lingua taal язык język jezyk \
         dil 语言 語言",
    ),
];

/// What stands for a text where there is no full one, the best first.
pub(super) const SUMMARIES: &str = "leadparagraph lead standfirst description summary abstract \
    excerpt.rendered teaser snippet excerpt zusammenfassung résumé resumen riassunto resumo \
    samenvatting";

/// What objects are called that do nothing but hold the record, in raw spelling with the dot.
pub(super) const WRAPPERS: [&str; 6] = [
    "_source.",
    "fields.",
    "attributes.",
    "properties.",
    "document.",
    "record.",
];

/// What people write for "nothing here".
pub(super) const NOTHING: [&str; 10] = [
    "null", "NULL", "None", "none", "NaN", "nan", "NaT", "N/A", "n/a", "\\N",
];
