package io.portcullis.connectors.hsm.nshield;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class NShieldParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new NShieldParser();
  }
}
