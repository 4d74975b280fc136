package io.portcullis.connectors.ca.dogtag;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class DogtagParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new DogtagParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("dogtag/signed-audit");
  }
}
