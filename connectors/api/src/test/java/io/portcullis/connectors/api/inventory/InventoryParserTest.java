package io.portcullis.connectors.api.inventory;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class InventoryParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new InventoryParser();
  }
}
