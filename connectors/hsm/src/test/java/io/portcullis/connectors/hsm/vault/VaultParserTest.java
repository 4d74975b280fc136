package io.portcullis.connectors.hsm.vault;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class VaultParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new VaultParser();
  }
}
