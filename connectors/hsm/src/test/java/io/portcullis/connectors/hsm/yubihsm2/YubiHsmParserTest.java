package io.portcullis.connectors.hsm.yubihsm2;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class YubiHsmParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new YubiHsmParser();
  }
}
