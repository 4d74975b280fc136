/** What a connector is: bytes to signals (parser), action to outcome (enforcer). Plain Java. */
package io.portcullis.connectors.api;
