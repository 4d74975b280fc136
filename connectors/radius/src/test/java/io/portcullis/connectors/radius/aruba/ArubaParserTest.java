package io.portcullis.connectors.radius.aruba;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class ArubaParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new ArubaParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("aruba/aruba-os");
  }
}
