package io.portcullis.connectors.radius.accounting;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class FreeradiusParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new FreeradiusParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("freeradius/accounting", "freeradius/radiusd-log");
  }
}
