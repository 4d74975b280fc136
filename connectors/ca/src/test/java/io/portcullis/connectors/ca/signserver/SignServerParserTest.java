package io.portcullis.connectors.ca.signserver;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class SignServerParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new SignServerParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("keyfactor/signserver-audit");
  }
}
