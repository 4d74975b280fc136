package io.portcullis.connectors.idp.activedirectory;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class ActiveDirectoryParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new ActiveDirectoryParser();
  }
}
