/** What tests of several authorities need: other people's programs, keys, servers. */
package io.portcullis.connectors.ca.testkit;
