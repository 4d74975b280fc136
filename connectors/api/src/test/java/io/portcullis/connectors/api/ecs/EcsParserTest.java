package io.portcullis.connectors.api.ecs;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class EcsParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new EcsParser();
  }
}
