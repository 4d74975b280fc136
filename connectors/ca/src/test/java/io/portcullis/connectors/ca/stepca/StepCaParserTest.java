package io.portcullis.connectors.ca.stepca;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class StepCaParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new StepCaParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("smallstep/webhook");
  }
}
