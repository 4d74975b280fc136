package io.portcullis.connectors.hsm.cloudhsm;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class CloudHsmParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new CloudHsmParser();
  }
}
