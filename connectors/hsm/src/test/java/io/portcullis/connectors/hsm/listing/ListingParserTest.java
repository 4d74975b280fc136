package io.portcullis.connectors.hsm.listing;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class ListingParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new ListingParser();
  }
}
