package io.portcullis.connectors.hsm.health;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class HsmSyslogParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new HsmSyslogParser();
  }
}
