package io.portcullis.connectors.ca.x509;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class X509ParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new X509Parser();
  }
}
