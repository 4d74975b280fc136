/** Authorities that run CloudFlare's cfssl, by the JSON API of {@code cfssl serve}. */
package io.portcullis.connectors.ca.cfssl;
