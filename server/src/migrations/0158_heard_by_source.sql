-- When something was last heard in each way, and what came in lately: each read from the end of an index, however long the record is.
create index feedback_source on heed.feedback (workspace_id, source, said_at desc);
create index feedback_recorded on heed.feedback (workspace_id, recorded_at);
create index survey_response_way on heed.survey_response (workspace_id, way, answered_at desc) where way <> 'mail';
