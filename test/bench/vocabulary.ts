import { Random } from '../support/random.ts';

/** The words that scholars say most, the most frequent first. */
const COMMON_NOUNS = `analysis model system method study data learning language network result approach information text performance theory effect
structure process problem evaluation research knowledge design development feature task algorithm framework representation application role
change group function policy health education control response treatment field level relation community risk quality state environment practice
technology culture behaviour memory history energy cell protein gene surface temperature climate water patient disease child student teacher
market economy law identity population species tissue signal image speech sentence translation graph tree machine classification prediction
optimisation simulation measurement experiment survey review evidence impact growth support pattern distribution diffusion reaction mechanism
interaction communication perception attention decision strategy management organisation innovation governance security privacy access service
user agent robot sensor device material polymer crystal particle field wave equation operator space group number probability estimation
inference dynamics stability symmetry complexity diversity variation selection evolution mutation expression regulation infection therapy
diagnosis outcome mortality prevention care welfare poverty inequality gender migration conflict democracy war religion literature poetry
novel music film museum archive library catalogue citation journal author metadata ontology corpus annotation embedding parsing grammar syntax
meaning discourse dialogue question answer search retrieval ranking recommendation similarity cluster feature benchmark archive
landscape forest soil river ocean glacier carbon nitrogen oxygen catalyst membrane enzyme receptor antibody vaccine tumour lesion bone muscle
kidney liver brain cortex neuron synapse sleep stress anxiety depression addiction trauma pregnancy nutrition obesity diabetes pain fatigue
nurse hospital clinic surgery transplant drug dose toxicity allergy pathogen virus bacterium fungus parasite insect bird fish mammal plant
crop seed harvest agriculture fishery tourism transport traffic vehicle railway port city neighbourhood housing architecture building bridge
concrete steel alloy coating film fibre fabric paper ink pigment glass ceramic mineral rock sediment earthquake volcano storm flood drought
weather atmosphere aerosol ozone planet star galaxy comet orbit telescope spectrum laser photon electron quark boson lattice circuit antenna
transistor processor compiler program software interface protocol packet channel code cipher proof theorem lemma conjecture matrix tensor
manifold topology metric norm kernel polynomial integral derivative sequence series boundary surface curve knot category morphism logic
argument belief intention emotion identity self body mind soul ethics virtue duty justice right liberty citizenship nation state empire colony
revolution treaty parliament court judge crime prison police punishment contract property tax trade tariff currency bank credit debt wage
labour union strike employer firm industry factory merger investment stock bond portfolio insurance pension budget inflation recession`;
const COMMON_ADJECTIVES = `new social neural human semantic statistical clinical large dynamic local global linear deep public political economic
cultural automatic adaptive molecular genetic cognitive environmental mathematical experimental historical comparative digital natural general
optimal robust efficient stochastic nonlinear multiple early modern international national urban rural chronic acute visual spatial temporal
probabilistic computational linguistic structural functional thermal optical magnetic electronic chemical organic mechanical medical critical
qualitative quantitative empirical theoretical hybrid distributed parallel supervised unsupervised bilingual multilingual cross-lingual sparse
discrete continuous finite random minimal positive negative recent novel effective reliable scalable sustainable renewable`;

const PREFIXES = `bio geo neuro micro macro multi inter trans hyper poly photo electro thermo hydro psycho socio ethno archaeo crypto meta proto pseudo
quasi sub super ultra iso homo hetero auto co de re pre post anti contra extra infra intra mono nano omni para peri`;
const STEMS = `graph morph therm electr magnet chron path phon lex sem topo cyt derm onc immun vir bacter ferment crystal oxid carb nitr sulf opt spectr
kinet dynam mechan struct funct form fract fragment gravit gen nucle mutat select adapt migr popul econom polit leg jurid relig myth anthrop arch
cod comput algorithm log synt tact metr scal vect tens plan spher cycl rot transl refract radi plasm membran lip gluc prote enzym horm neur gangl
cort cereb cardi pulmon hepat ren gastr skelet muscul fibr collag epitheli vascul arter glob nomin verb accent prosod rhetor narrat dial colon
feder urban agrar pastor nav milit monast litur ritual dogmat canon sculpt pict textil ceram`;
const NOUN_ENDINGS = ['ation', 'ity', 'ism', 'ology', 'osis', 'ometry', 'ography', 'icity', 'isation', 'ogenesis', 'ence', 'ics'];
const ADJECTIVE_ENDINGS = ['al', 'ic', 'ive', 'ous', 'ical', 'oid', 'ary', 'ational', 'istic', 'otropic', 'able'];

const NOUNS_KEPT = 40_000;
const ADJECTIVES_KEPT = 20_000;

/** Nouns and adjectives in the order of their frequency, none twice: real ones first, then such as are built like real ones. */
export const NOUNS = vocabulary(COMMON_NOUNS, NOUN_ENDINGS, NOUNS_KEPT);
export const ADJECTIVES = vocabulary(COMMON_ADJECTIVES, ADJECTIVE_ENDINGS, ADJECTIVES_KEPT);

function vocabulary(common: string, endings: readonly string[], count: number): readonly string[] {
  const short = STEMS.split(/\s+/).flatMap((stem) => endings.map((ending) => `${stem}${ending}`));
  const long = PREFIXES.split(/\s+/).flatMap((prefix) => short.map((word) => `${prefix}${word}`));
  return [...new Set([...common.split(/\s+/), ...shuffled(short), ...shuffled(long)])].slice(0, count);
}

/** In an order that has nothing to do with the parts, and is the same at every time. */
function shuffled(words: readonly string[]): string[] {
  const random = new Random(1);
  const order = [...words];
  for (const [at, word] of words.entries()) {
    const other = random.below(at + 1);
    order[at] = order[other] ?? word;
    order[other] = word;
  }
  return order;
}
