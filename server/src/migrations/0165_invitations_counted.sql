-- How many were asked and how many of them answered, counted from the index alone. It stands for the narrower one of before.
create index survey_invitation_counted on heed.survey_invitation (survey_id, state, workspace_id, branch_id, language, sent_at);
drop index heed.survey_invitation_survey;
