CREATE TABLE `item_requests` (
	`administration_id` integer NOT NULL,
	`dimension_id` integer NOT NULL,
	`code` text NOT NULL,
	`lease_term` integer NOT NULL,
	`asked_at` text NOT NULL,
	`given_up_at` text,
	`not_found_at` text,
	PRIMARY KEY(`administration_id`, `dimension_id`, `code`)
);
