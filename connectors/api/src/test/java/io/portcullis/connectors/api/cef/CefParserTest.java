package io.portcullis.connectors.api.cef;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class CefParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new CefParser();
  }
}
