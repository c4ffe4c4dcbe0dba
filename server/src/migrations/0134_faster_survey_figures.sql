-- One question over all days (a trend, the days of a survey) out of millions of counts, without a visit to the table.
create index survey_count_question on heed.survey_count (survey_id, grain, question, day)
  include (workspace_id, branch_id, way, language, part, value, n);
-- Answers about cases among many at open addresses.
create index survey_response_about_case on heed.survey_response (survey_id, id desc) where case_id is not null;
