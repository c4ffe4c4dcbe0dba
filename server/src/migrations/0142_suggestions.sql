-- Words given to a suggestion form stand in the record as a suggestion, not as a judgement.
alter table heed.survey_response add column heard_as text not null default 'survey' check (heard_as in ('survey', 'suggestion'));
