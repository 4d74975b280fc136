package io.portcullis.connectors.ca.adcs;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class AdcsParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new AdcsParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("microsoft/windows-events");
  }
}
