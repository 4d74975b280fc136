/**
 * The one configuration file, read strictly: what can not be right never becomes an object, and a
 * person learns of every mistake in one start.
 */
package io.portcullis.routes.config;
