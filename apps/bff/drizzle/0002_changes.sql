CREATE TABLE `changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`topic` text NOT NULL,
	`company_id` integer,
	`subject` text NOT NULL,
	`at` text NOT NULL
);
