/** How people of one part of the world are called; lists begin with what is most frequent. */
export interface Culture {
  /** Share of all people. */
  readonly weight: number;
  readonly families: readonly string[];
  /** Family names beyond the list are made of one of each part; share of the people who have such a name. */
  readonly rare: { readonly share: number; readonly parts: readonly (readonly string[])[] };
  readonly givens: readonly string[];
  /** What often stands behind the first given name: another syllable of the same name, another name, or an initial. */
  readonly second: { readonly share: number; readonly kind: 'syllable' | 'name' | 'initial'; readonly between: string };
  /** Share of those who have two family names. */
  readonly double: number;
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Syllables that names of anywhere could hold: the long tail that no list has. */
const SYLLABLES = list(
  'ba be bo da de di do fa fe ga go ha he ja ka ke ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se so ta te to va ve vi za zo',
);
const CAPITALS = list(
  'Ab Ad Al Am An Ar As Ba Be Bi Bo Bra Bru Ca Ce Cha Co Da De Di Do Du El Er Es Fa Fe Fi Fra Ga Ge Gi Go Gra Gu Ha He Hi Ho Hu Ja Je Jo Ka Ke Ki Ko Kra Ku La Le Li Lo Lu Ma Me Mi Mo Mu Na Ne No Ol Or Pa Pe Pi Po Pra Qu Ra Re Ri Ro Ru Sa Sche Se Si Sla So Sta Su Ta Te Ti To Tra Tu Ul Va Ve Vi Vo Wa We Wi Wo Ya Yo Za Ze Zi Zo Zu',
);

export const CULTURES: readonly Culture[] = [
  {
    weight: 26,
    families: list(
      `Wang Li Zhang Chen Liu Yang Wu Huang Xu Zhou Lin Zhao Yu Jiang Sun Chang He Ma Zhu Hu Lu Gao Luo Shen Shi Song Guo Cheng Lai Cao
      Deng Feng Tang Xie Xiao Han Ye Pan Du Dai Wei Tian Ding Fang Ren Yuan Qian Qin Su Jin Peng Zeng Cai Liang Bai Cui Tan Fu Hou Meng Dong
      Xiong Zou Qiu Gu Yan Gong Hao Kong Mao Shao Wan Qi Wen Yin Zhong Jia Fan Lei Long Niu Pang Tao Xia Xue Yao Zhan Zhuang`,
    ),
    rare: {
      share: 0.03,
      parts: [list('Ou Shang Si Xi Huang Zhu Nan Dong Gong Mu Duan Pu'), list('yang guan tu men fu ge gong fang sun rong mu')],
    },
    givens: list(
      `Wei Jing Yang Yu Jun Lei Li Hao Xin Tao Fei Ying Bin Jie Peng Ming Chao Hui Qiang Yan Bo Rui Yi Min Ping Xiao Kai Zhi Jian Hong Ling Yong
      Hua Xiang Dan Yun Wen Gang Feng Ting Xuan Na Qi Cheng Dong Lin Ning Shuai Juan Liang Han Meng Bing Guo Kun Long Shan Tian Wenjie Yue Zhen`,
    ),
    second: { share: 0.62, kind: 'syllable', between: '' },
    double: 0,
  },
  {
    weight: 5,
    families: list(
      `Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Shin Seo Kwon Oh Hwang Ahn Song Hong Jeong Yoo Ko Moon Bae Baek Nam Noh Ha Joo Woo Cha
      Ryu Min Chung Yang Son`,
    ),
    rare: { share: 0.03, parts: [list('Je Sun Nam Hwang Dok Seo'), list('gal woo goong bo go mun')] },
    givens: list(
      'Ji Min Hyun Sung Young Seung Jae Jin Soo Kyung Dong Hee Sang Joon Woo Eun Hye Tae Yong Won Chan Jun Kyu Sun Hyung In Mi Ho Byung Yoon',
    ),
    second: { share: 0.92, kind: 'syllable', between: '-' },
    double: 0,
  },
  {
    weight: 6,
    families: list(
      `Sato Suzuki Tanaka Takahashi Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Matsumoto Inoue Kimura Hayashi Shimizu
      Saito Mori Ikeda Hashimoto Abe Ishikawa Ogawa Fujita Okada Hasegawa Ōno Kondō`,
    ),
    rare: {
      share: 0.55,
      parts: [
        list(
          'Yama Kawa Mori Naka Taka Matsu Hira Naga Ishi Fuji Kita Nishi Higashi Kuro Shira Aka Ao Ueno Koba Oka Sugi Take Toyo Yoko Iwa Kuri Mizu Ara',
        ),
        list('moto yama kawa gawa da ta mura shima saki zawa hara no be guchi i oka mori bashi nishi saka'),
      ],
    },
    givens: list(
      'Hiroshi Takashi Yuki Kenji Akira Satoshi Yuji Makoto Naoki Kazuya Shinji Daisuke Koji Taro Masato Yoko Keiko Ayumi Tomoko Haruka Ryo Sho Kenta Yusuke Masaru',
    ),
    second: { share: 0, kind: 'name', between: ' ' },
    double: 0,
  },
  {
    weight: 18,
    families: list(
      `Smith Johnson Brown Williams Jones Miller Davis Wilson Taylor Clark Thomas Moore Martin White Thompson Walker Hall Wright Allen Young King
      Hill Scott Green Baker Adams Campbell Mitchell Roberts Evans Edwards Collins Stewart Morris Murphy Cook Rogers Bell Cooper Ward Richardson
      Watson Brooks Kelly Bennett Gray Ross Foster Hughes Fisher Reynolds Graham Hamilton Murray O’Brien O’Connor MacDonald McCarthy Fitzgerald`,
    ),
    rare: {
      share: 0.72,
      parts: [
        list(
          `Ash Black Bran Brad Bur Cald Carl Chat Clay Cran Dal Dun East Ever Fair Farn Gil Glen Graf Hart Hather Hay Hol Kirk Lang Lock Mar Mel Nor
          Oak Pem Pres Rad Red Rich Rock Sand Sher Staf Stan Suther Thorn Up Wake Wal War West Whit Win Wood Ains Barring Bol Crof Den Elling`,
        ),
        ['', '', 'er', 'ing', 'en', 'a', 'el', 'is'],
        list(
          'ton ford ley worth wood field ham land well burn by son den more wick man brook stone combe bridge gate hurst low ridge shaw',
        ),
      ],
    },
    givens: list(
      `Michael David John James Daniel Robert Thomas Andrew Christopher Jonathan Paul Adam Chris Mark Peter Matthew Stephen Richard William Sarah
      Emily Elizabeth Jennifer Rachel Mary Laura Anna Jessica Rebecca Kevin Brian Eric George Benjamin Joseph Samuel Alexander Edward Patrick Ryan
      Jason Ian Simon Claire Helen Alison Nathan Jordan Kate Megan Philip Graham Katherine Amanda Victoria Joshua Aaron Luke Olivia Hannah`,
    ),
    second: { share: 0.38, kind: 'initial', between: ' ' },
    double: 0.02,
  },
  {
    weight: 10,
    families: list(
      `García Rodríguez Martínez Fernández López González Sánchez Pérez Gómez Silva Santos Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez
      Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Ortega Castro Rubio Marín Sanz
      Núñez Iglesias Medina Garrido Cortés Castillo Oliveira Pereira Ferreira Costa Almeida Carvalho Ribeiro Araújo Gonçalves Barbosa`,
    ),
    rare: {
      share: 0.45,
      parts: [
        list(
          'Ar Bar Cal Can Car Cas Cor Es Fuen Ga Gra Her Lar Mal Man Mar Men Mon Or Pal Par Pe Que Ri Sa Sal San Sol Tor Val Vi Villa Zu',
        ),
        list('bo ca ce do go ma na no que ra ri ro se ta te va za ñe llo be'),
        list('do da ra ro sa so la lo na no nes rez ga go ja ta to ción gui ña'),
      ],
    },
    givens: list(
      `José María Juan Antonio Carlos Javier Luis Manuel Francisco Miguel Ana Pablo Daniel Fernando Jesús David Alejandro Jorge Sergio Laura Elena
      Marta Carmen Álvaro Rafael Isabel Lucía Andrés Cristina Pedro João Paulo Raquel Óscar Víctor Inés Núria Iñaki Begoña Gonçalo`,
    ),
    second: { share: 0.18, kind: 'name', between: ' ' },
    double: 0.3,
  },
  {
    weight: 10,
    families: list(
      `Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz
      Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier Keller Vogel Frank Berger Winkler Roth Beck Lorenz
      Baumann Böhm Schuster Jäger Groß de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Mulder`,
    ).map((name) => name.replaceAll('_', ' ')),
    rare: {
      share: 0.68,
      parts: [
        list(
          `Stein Berg Wald Holz Brück Acker Eich Buch Linden Rosen Gold Silber Eisen Kirch Ober Nieder Alten Neu Rein Hein Gott Lang Kurz Breit
          Feld Stark Grün Schön Kalten Mühl Birn Hasel Heiden Wester Oster Sommer Winter Engel Fried Sieg Wein Hirsch Fuchs Bär Löw`,
        ),
        ['', '', '', 'en', 'er', 's'],
        list('mann bauer meier berger hofer stein feld bach wald hardt müller kamp haus dorf thal brand huber heim lein ing rich wig'),
      ],
    },
    givens: list(
      `Thomas Michael Andreas Martin Stefan Christian Peter Alexander Markus Matthias Daniel Anna Julia Sebastian Jan Frank Wolfgang Klaus Jürgen
      Jörg Björn Günter Katharina Sabine Susanne Claudia Ulrich Hans Tobias Florian Philipp Simon Lukas Johannes Christoph Johanna Eva Käthe Sören`,
    ),
    second: { share: 0.07, kind: 'initial', between: ' ' },
    double: 0.04,
  },
  {
    weight: 9,
    families: list(
      `Ivanov Petrov Smirnov Kuznetsov Popov Novák Kowalski Nowak Wiśniewski Horvat Kovačević Jovanović Novotný Dvořák Svoboda Kovács Nagy Szabó
      Wójcik Kamiński Lewandowski Zieliński Petrović Nikolić Marković Đorđević Shevchenko Bondarenko Kovalenko Ivanova Petrova Nováková`,
    ),
    rare: {
      share: 0.75,
      parts: [
        list(
          `Bar Bel Bog Bor Chern Dem Dob Drag Fed Gor Grab Greb Hor Jan Kar Kaz Koch Kol Kor Kov Kras Kruk Lis Luk Mal Mar Mih Mak Nov Ol Ost Pav
          Pet Pol Rad Rog Sav Sid Sok Stan Star Stoj Tar Tom Vas Vlas Vol Vuk Zab Zaj Zhuk Zim`,
        ),
        ['', '', 'i', 'o', 'an', 'en', 'ul', 'ar', 'ej', 'ow', 'ick'],
        list('ov ev ić ović ski sky enko chuk in ák ek ka ová yk ec vić ňák iuk ický czyk'),
      ],
    },
    givens: list(
      `Aleksandr Dmitry Sergey Andrey Ivan Jan Petr Martin Tomáš Pavel Piotr Marek Krzysztof Anna Olga Elena Maria Jana Natalia Milan Marko Nikola
      Ondřej Jiří Zdeněk Katarzyna Agnieszka Michał Łukasz Paweł Vladimír Mikhail Alexei Svetlana Tatiana Oleksandr Péter László Gábor Zoltán`,
    ),
    second: { share: 0.16, kind: 'initial', between: ' ' },
    double: 0,
  },
  {
    weight: 8,
    families: list(
      `Rossi Martin Bernard Dubois Ferrari Bianchi Romano Thomas Laurent Lefèvre Moreau Simon Ricci Colombo Leroy Roux Girard Bonnet Fontaine
      Rousseau Lefebvre Mercier Blanc Guérin Boyer Conti Esposito Marino Greco Bruno Gallo Costa D’Angelo De_Luca Popescu Ionescu`,
    ).map((name) => name.replaceAll('_', ' ')),
    rare: {
      share: 0.72,
      parts: [
        list(
          'Al Bar Bel Ber Bon Bou Car Cha Cas Cor Dau Del Des Du Fa Fer Fon Gal Gau Gra Gui La Le Lan Lu Ma Mal Mar Mon Pal Par Pel Per Ra Ri Ro Sal San Ta Tra Val Vi',
        ),
        list('be bi cha de di fi ga lle li lo me mi na ni ra ri ssa ta ti to va ve zzo che'),
        list('ni ti lli no ri ro ult eau ard ier et in on ez elli etti ini oni and ot ère'),
      ],
    },
    givens: list(
      `Marco Pierre Andrea Jean François Laurent Giuseppe Francesco Nicolas Philippe Alessandro Roberto Benoît Giovanni Thierry Sophie Marie Chiara
      Antoine Julien Guillaume Éric Frédéric Jérôme Rémi Hélène Cécile Anaïs Giulia Elena Luca Paolo Stefano Matteo Yves Loïc Mathieu`,
    ),
    second: { share: 0.1, kind: 'name', between: '-' },
    double: 0.02,
  },
  {
    weight: 8,
    families: list(
      `Singh Kumar Gupta Sharma Patel Das Shah Jain Khan Rao Reddy Mishra Verma Ghosh Banerjee Mukherjee Chatterjee Iyer Nair Joshi Agarwal Sinha
      Roy Bose Chaudhary Ali Ahmed Hussain Hassan Mohamed Rahman Hosseini Ahmadi Mohammadi`,
    ),
    rare: {
      share: 0.6,
      parts: [
        list(
          'Abd Agar Akh Anan Ban Bha Cha Dam Desh Dha Far Gan Gopal Hari Jaya Kap Kari Kri Lak Maha Moha Naga Nara Pad Pra Raj Rama Sar Sha Sri Sub Tri Venka Vija Yada',
        ),
        list('la ma na ra sa ta va ya di ni ri vi mu ku'),
        list('n swamy nathan patra wal lal pour an dev than ju murthy zadeh krishnan raman i kar vati jan'),
      ],
    },
    givens: list(
      `Amit Rahul Sanjay Rajesh Priya Anil Sunil Ravi Vijay Arun Ashok Deepak Manish Pooja Neha Anita Kavita Mohammad Ahmed Ali Omar Fatima Hassan
      Reza Maryam Sara Nitin Vivek Suresh Ramesh Ankit Divya Shreya Abhishek Karthik Lakshmi`,
    ),
    second: { share: 0.2, kind: 'initial', between: ' ' },
    double: 0,
  },
  {
    weight: 3,
    families: list(
      `Hansen Johansson Andersson Nielsen Jensen Karlsson Nilsson Olsen Larsen Eriksson Pedersen Korhonen Virtanen Lindström Sørensen Kristensen
      Johansen Mäkinen Nieminen Jørgensen Bergström`,
    ),
    rare: {
      share: 0.62,
      parts: [
        list(
          'Berg Lind Sand Ek Ny Söder Norr Väster Öst Holm Dal Stor Lund Hög Sjö Ström Wik Hall Gran Alm Lauri Mäki Björk Asp Hed Rosen',
        ),
        ['', '', '', 'en', 'e', 's'],
        list('ström gren kvist dahl berg lund man sen sson holm qvist strand vik rud nen'),
      ],
    },
    givens: list(
      'Lars Anders Erik Johan Per Mikael Anna Karin Henrik Jens Jørgen Ole Søren Kristian Maria Ingrid Åsa Öystein Håkan Björn Mats Jukka Timo Tuomas',
    ),
    second: { share: 0.12, kind: 'initial', between: ' ' },
    double: 0.05,
  },
  {
    weight: 30,
    families: list('Nguyen Tran Cohen Levy Le Pham Okafor Mensah Diallo Yılmaz Öztürk Papadopoulos'),
    rare: {
      share: 0.96,
      parts: [
        CAPITALS,
        SYLLABLES,
        [...SYLLABLES, '', '', '', '', '', '', '', ''],
        list('n s r l x ski ian idis ou akis oglu vili dze son ez i o a e wa ye mba lo nen th ck rd nt'),
      ],
    },
    givens: list(
      `Maria Alexander Daniel Michael Anna David Elena Peter Sara Adam Christian Laura Nina Igor Victor Dan Eva Irina Leon Marc Nadia Noam Omri Tal Yoav
      Eleni Giorgos Mehmet Ayşe Burak Tamar Kwame Amina Oluwaseun Tariq Leila Bogdan Mihai Radu Ștefan Siobhán Niamh Dóra Bence Minh Anh Thanh`,
    ),
    second: { share: 0.15, kind: 'initial', between: ' ' },
    double: 0.02,
  },
];
