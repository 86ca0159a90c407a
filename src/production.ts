// graphql looks at NODE_ENV when it is first imported. Unless that is "production" it compares names as well wherever it asks for the kind of
// a type, to tell when two copies of it are mixed: measured, making an answer of 10,000 objects then takes 1.6 times as long.
process.env.NODE_ENV ??= 'production';
