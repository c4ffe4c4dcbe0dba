/*
 What follows an unhappy answer of a customer who is known and was asked about no case: nothing, or a case of this kind with
 their own words, so that it has an owner and clocks. An answer about a case stays with that case.
*/
alter table heed.survey add column unhappy_opens text check (unhappy_opens in ('enquiry', 'complaint'));
alter table heed.survey_response add column opened_case_id uuid references heed."case";
create index survey_response_opened on heed.survey_response (opened_case_id) where opened_case_id is not null;
