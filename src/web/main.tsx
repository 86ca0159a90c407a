import { render } from 'preact';
import { App } from './app.tsx';
import './explorer.css';

const root = document.getElementById('explorer');
if (root !== null) render(<App />, root);
