package io.portcullis.connectors.idp.okta;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class OktaParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new OktaParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("okta/system", "okta/panther-okta", "okta/docs-events", "okta/event-hook");
  }

  @Override
  protected int unsound() {
    return 10;
  }
}
