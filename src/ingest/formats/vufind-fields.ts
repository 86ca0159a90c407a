/** The fields of VuFind's biblio schema that hold one value. */
const SINGLE = `
  _version_ id fullrecord marc_error allfields allfields_unstemmed fulltext fulltext_unstemmed spelling record_format recordtype author_sort
  title title_sort title_sub title_short title_full title_full_unstemmed title_fullStr title_auth physical description publishDateSort
  illustrated container_title container_volume container_issue container_start_page container_reference first_indexed last_indexed
  callnumber-first callnumber-sort dewey-sort thumbnail lccn hierarchytype is_hierarchy_id_sort date_sort up_date
`;

/** Those that may hold many. */
const MULTIPLE = `
  spellingShingle institution collection building language format author author_variant author_role author_fuller author_facet author_browse
  author2 author2_variant author2_role author2_fuller author_additional author_corporate author_corporate_role author_corporate_facet
  title_alt title_old title_new title_uniform publisher publisherStr publishDate dateSpan edition contents url ctrlnum isbn issn oclc_num
  callnumber callnumber-subject callnumber-label callnumber-search callnumber-raw dewey-hundreds dewey-tens dewey-ones dewey-full
  dewey-search dewey-raw series series2 topic topic_unstemmed topic_facet topic_browse genre genre_facet geographic geographic_facet era
  era_facet long_lat long_lat_display long_lat_label hierarchy_top_id hierarchy_top_title hierarchy_parent_id hierarchy_parent_title
  hierarchy_all_parents_str_mv hierarchy_sequence hierarchy_browse is_hierarchy_id is_hierarchy_title title_in_hierarchy vocabulary
  related_doc_str_mv
`;

/** Fields that installations add: the ending says what they hold. */
const DYNAMIC = /^[A-Za-z]\w*_(?:strI?|txtP?F?|isn|date|boolean|random|dec|int|geo|mv)(_mv)?$/;

const single = new Set(SINGLE.trim().split(/\s+/));
const multiple = new Set(MULTIPLE.trim().split(/\s+/));

/** Whether a word is the name of a field of VuFind's index, and if it is, whether the field holds many values. */
export function fieldKind(name: string): 'single' | 'multiple' | null {
  if (single.has(name)) return 'single';
  if (multiple.has(name)) return 'multiple';
  if (!DYNAMIC.test(name)) return null;
  return name.endsWith('_mv') ? 'multiple' : 'single';
}
