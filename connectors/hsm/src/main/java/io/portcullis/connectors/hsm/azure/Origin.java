package io.portcullis.connectors.hsm.azure;

import io.portcullis.connectors.api.ParseContext;

/** Where a record comes from, apart from its own words. */
record Origin(ParseContext context, long place) {}
