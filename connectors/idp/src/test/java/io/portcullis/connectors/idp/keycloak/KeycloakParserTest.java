package io.portcullis.connectors.idp.keycloak;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class KeycloakParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new KeycloakParser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("keycloak/events", "keycloak/jsonlog-eventlistener");
  }
}
