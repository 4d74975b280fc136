/** The Quarkus application: one package for each stage. */
package io.portcullis.routes;
