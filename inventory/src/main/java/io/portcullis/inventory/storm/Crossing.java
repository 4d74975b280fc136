package io.portcullis.inventory.storm;

import java.time.LocalDate;

/** A day on which more is to be renewed than a limit lets through. */
public record Crossing(Lives lives, String limit, long perDay, LocalDate day, long renewals) {}
