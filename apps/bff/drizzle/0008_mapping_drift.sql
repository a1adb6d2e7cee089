CREATE TABLE `mapping_checks` (
	`mapping_id` text PRIMARY KEY NOT NULL,
	`known` text,
	`compared_at` text,
	`due_at` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`mapping_id`) REFERENCES `mappings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mapping_drifts` (
	`mapping_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`values` text NOT NULL,
	`fix` text,
	`found_at` text NOT NULL,
	PRIMARY KEY(`mapping_id`, `kind`, `subject`),
	FOREIGN KEY (`mapping_id`) REFERENCES `mappings`(`id`) ON UPDATE no action ON DELETE cascade
);
