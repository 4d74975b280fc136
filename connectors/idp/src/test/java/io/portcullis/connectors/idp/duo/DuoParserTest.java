package io.portcullis.connectors.idp.duo;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class DuoParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new DuoParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("duo/duo-security", "duo/panther-duo");
  }
}
