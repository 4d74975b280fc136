package io.portcullis.connectors.hsm.azure;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class KeyVaultParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new KeyVaultParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("azure/keyvault", "azure/managed-hsm");
  }
}
