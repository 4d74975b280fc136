package io.portcullis.connectors.radius.ise;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class IseParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new IseParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("cisco/ise");
  }
}
